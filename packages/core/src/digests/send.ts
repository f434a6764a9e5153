import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { gatherMissed } from '../store/deliveries-missed.ts';
import { keepDraft, type Draft } from '../store/deliveries-send.ts';
import { errorText } from '../store/postgres/errors.ts';
import { postInTurn } from './call-held.ts';
import type { Posted } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { buildDraft, buildMs, draftOf } from './drafts.ts';
import { afterFailure, type Ending, keepEnding } from './ending.ts';
import { judge, type Verdict } from './judge.ts';
import { keepPosted } from './keep-posted.ts';
import { byLatestTerms } from './latest-terms.ts';
import { look } from './look.ts';
import { markOf } from './names.ts';
import { DigestRefusedError } from './refused-error.ts';
import { within } from './within.ts';

/** How long to wait before it is looked again whether half hours were read, ms. */
const UNREAD_PAUSE_MS = 20_000;

/** Takes one delivery as far as it goes now. */
export async function sendDigest(held: HeldDelivery, deps: DigestDeps): Promise<void> {
  const ended = await tried(held, deps);
  if (ended.kind === 'posted') await keepPosted(ended, held, deps);
  else await keepEnding(ended, held, deps);
}

async function tried(taken: HeldDelivery, deps: DigestDeps): Promise<Posted | Ending> {
  const { mayBePosted, failures } = taken.delivery;
  // What may be there is looked for before anything is decided: if it is there, it was in time.
  const looked = mayBePosted ? await look(taken, markOf(taken.delivery), deps) : undefined;
  if (looked !== undefined && looked.kind !== 'absent') return looked;
  if (failures >= deps.settings.mostFailures) return deadOf(taken);
  const held = await byLatestTerms(taken, deps);
  if ('kind' in held) return held;
  const verdict = judge(held, deps.settings);
  if (verdict.kind === 'skip') {
    return { kind: 'settle', state: 'skipped', reason: verdict.reason };
  }
  const written = await write(held, verdict, deps);
  return 'kind' in written ? written : post(held, written, deps);
}

interface Written {
  readonly body: string;
  readonly mark: string;
}

/** Writes what is to be posted, and keeps it before it is; or gives what was kept before. */
async function write(
  held: HeldDelivery,
  verdict: Exclude<Verdict, { readonly kind: 'skip' }>,
  deps: DigestDeps,
): Promise<Written | Ending> {
  const { delivery } = held;
  const isMissed = verdict.kind === 'missed';
  const mark = markOf({ id: delivery.id, reason: isMissed ? 'missed' : null });
  if (delivery.message !== null && isMissed === (delivery.reason === 'missed')) {
    return { body: delivery.message.body, mark };
  }
  const draft = isMissed ? await missedLine(held, deps) : await digest(held, verdict, deps);
  if ('kind' in draft) return draft;
  const isKept = await keepDraft(deps.db, delivery, draft);
  return isKept ? { body: draft.message.body, mark } : { kind: 'lost' };
}

async function digest(
  held: HeldDelivery,
  { isLate }: { readonly isLate: boolean },
  deps: DigestDeps,
): Promise<Draft | Ending> {
  const { delivery, nowMs } = held;
  const isPatient = !delivery.isAsked && nowMs < delivery.dueAtMs + deps.settings.patienceMs;
  try {
    if (isPatient && !(await deps.isRead(delivery.span))) {
      return { kind: 'release', inMs: Math.min(UNREAD_PAUSE_MS, deps.settings.patienceMs) };
    }
    return await buildDraft(held, isLate, deps);
  } catch (error) {
    if (error instanceof DigestRefusedError) {
      return { kind: 'settle', state: 'dead', reason: error.message, notice: 'dead' };
    }
    return afterFailure(errorText(error), held, deps);
  }
}

async function missedLine(held: HeldDelivery, deps: DigestDeps): Promise<Draft | Ending> {
  const { db, settings, content } = deps;
  const missed = await gatherMissed(db, held, settings.tooLateMs);
  if (missed === null) return { kind: 'lost' };
  try {
    const body = await within(
      { mostMs: buildMs(settings), what: 'To name what was missed' },
      async (signal) => content.missed(missed, signal),
    );
    return draftOf({ body, isFinal: true, headline: '' }, true);
  } catch (error) {
    return afterFailure(errorText(error), held, deps);
  }
}

/** It was tried often enough. */
function deadOf({ delivery }: HeldDelivery): Ending {
  const reason = delivery.lastError ?? 'It was tried too often.';
  return { kind: 'settle', state: 'dead', reason, notice: 'dead' };
}

async function post(
  held: HeldDelivery,
  { body, mark }: Written,
  deps: DigestDeps,
): Promise<Posted | Ending> {
  const looked = await look(held, mark, deps);
  if (looked.kind !== 'absent') return looked;
  const place = held.subscription;
  return postInTurn(held, async () => deps.channel.post({ place, mark, body }), deps);
}
