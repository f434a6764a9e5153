import { createHash } from 'node:crypto';
import type { HeldDelivery } from '../store/deliveries-claim.ts';
import type { Draft } from '../store/deliveries-send.ts';
import type { DigestContents } from './content.ts';
import type { DigestDeps } from './digest-deps.ts';
import { within } from './within.ts';

/** Builds what a digest says now, within the time that its lease leaves. */
export async function buildDraft(
  { delivery, subscription }: HeldDelivery,
  isLate: boolean,
  { content, settings }: Pick<DigestDeps, 'content' | 'settings'>,
): Promise<Draft> {
  const { message } = delivery;
  const shown =
    delivery.ts === null || message === null
      ? null
      : { body: message.body, headline: message.headline };
  const built = await within(
    { mostMs: buildMs(settings), what: 'To build the digest' },
    async (signal) => content.build({ delivery, subscription, isLate, shown }, signal),
  );
  return draftOf(built, isLate);
}

/** How long it may take to build a digest, ms: calls to the channel come after it. */
export function buildMs({
  leaseMs,
  callMs,
}: Pick<DigestDeps['settings'], 'leaseMs' | 'callMs'>): number {
  return Math.max(leaseMs - 3 * callMs, leaseMs / 3);
}

/** What is kept of what was built. */
export function draftOf(contents: DigestContents, isLate: boolean): Draft {
  const { body, isFinal, headline, reply = null } = contents;
  const hash = createHash('sha256').update(body).digest('hex');
  return { message: { body, hash, gist: contents.gist ?? hash, headline, isFinal }, isLate, reply };
}
