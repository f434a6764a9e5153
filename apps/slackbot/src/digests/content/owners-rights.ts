import { DigestRefusedError, type ReportDeps, type Subscription } from '@halfhour/core';
import { findRights, type RightsDeps, type Through } from '../../ask/find-rights.ts';
import { type Fault, isRefused } from '../../fault.ts';
import { SlackRefusedError } from '../../slack/errors.ts';

const DIGEST: Through = { through: 'digest', kind: 'share', families: ['worked', 'booked'] };

/** In whose name a digest is told, and what they may see. */
export interface OwnersRights {
  readonly ownerId: string;
  readonly report: ReportDeps;
}

/**
 * What the owner of a subscription may see; where they have left, what whoever stands in may see.
 *
 * @throws DigestRefusedError when both have left
 * @throws Error that says why it can't be told now
 */
export async function ownersRights(
  { ownerId, fallbackOwnerId }: Pick<Subscription, 'ownerId' | 'fallbackOwnerId'>,
  deps: RightsDeps,
  signal: AbortSignal,
): Promise<OwnersRights> {
  for (const id of [ownerId, ...(fallbackOwnerId === null ? [] : [fallbackOwnerId])]) {
    const rights = await rightsOf(id, deps, signal);
    if (rights !== null) return { ownerId: id, report: rights };
  }
  throw new DigestRefusedError(
    'Whoever made the subscription is not known to Genesys any more, so that nothing tells what may ' +
      'be shown: subscribe again in the name of somebody else.',
  );
}

/** `null`: they have left. */
async function rightsOf(
  slackUserId: string,
  deps: RightsDeps,
  signal: AbortSignal,
): Promise<ReportDeps | null> {
  try {
    const rights = await findRights(slackUserId, { ...deps, through: DIGEST }, signal);
    if (!isRefused(rights)) return rights.report;
    if (HAS_LEFT.has(rights.fault.kind)) return null;
    throw new Error(whyNot(rights.fault));
  } catch (error) {
    if (error instanceof SlackRefusedError && error.code === 'user_not_found') return null;
    throw error;
  }
}

const HAS_LEFT: ReadonlySet<Fault['kind']> = new Set([
  'noEmail',
  'noRule',
  'notAdmitted',
  'outsider',
]);

function whyNot(fault: Fault): string {
  return fault.kind === 'unreadRights'
    ? fault.why
    : `What the owner may see is not known: ${fault.kind}.`;
}
