import type { HeldDelivery } from '../store/deliveries-claim.ts';
import type { Draft } from '../store/deliveries-send.ts';
import { postInTurn } from './call-held.ts';
import type { Done } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { afterFailure, afterRefusal, type Ending } from './ending.ts';
import { replyMark } from './names.ts';

/** A message that is there, and what it says or is to say. */
export interface Shown {
  readonly held: HeldDelivery;
  readonly ts: string;
  readonly draft: Draft;
}

/** Tells the thread of an edit, unless it was told. Where nobody can look, it is told once at the most. */
export async function replyOnce(
  { held, ts, draft }: Shown,
  deps: DigestDeps,
): Promise<Done | Ending> {
  const { reply: body, message } = draft;
  if (body === null) return { kind: 'done' };
  const { delivery, subscription: place } = held;
  const mark = replyMark(delivery, message.hash);
  const found = await deps.channel.findReply({ place, mark, ts });
  if (found.kind === 'lost') return afterFailure(found.reason, held, deps);
  if (found.kind === 'refused') return afterRefusal(found, held, deps);
  if (found.kind === 'posted') return { kind: 'done' };
  if (found.kind === 'unreadable' && delivery.mayBePosted) return { kind: 'done' };
  const told = await postInTurn(
    held,
    async () => deps.channel.reply({ place, mark, ts, body }),
    deps,
  );
  return told.kind === 'posted' ? { kind: 'done' } : told;
}
