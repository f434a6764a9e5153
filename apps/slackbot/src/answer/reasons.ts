import type { AgentInterval } from '@halfhour/core';
import type { AgentLine, Reason, ReasonKind } from './answer.ts';
import { type BandStretch, bandStretch } from './band-stretch.ts';
import { acwShare, count, duration, holdShare, percent } from './figures.ts';

/** From when on something about an agent is worth a look. */
export const WORTH_A_LOOK = {
  /** Under the band, and idle for at least this share of the logged-in time of these half hours. */
  idleShare: 1 / 3,
  /** After-call work as a share of handle time. */
  acwShare: 0.3,
  /** Hold as a share of handle time, chats held while working on another one left out. */
  holdShare: 0.15,
  /** Shares of handle time mean something from this much of it on, ms. */
  handleMs: 1_800_000,
  /** Not responding to what was offered, ms. */
  notRespondingMs: 300_000,
} as const;

/** How the reader's clock shows the start of a half hour. */
type Label = (startMs: number) => string;

/** Why an agent needs a look, worst first; none when all is as it should be. */
export function reasonsFor(
  agent: Pick<AgentLine, 'intervals' | 'totals' | 'judged'>,
  { label, missingForAll }: { readonly label: Label; readonly missingForAll: number },
): Reason[] {
  return [
    over(agent, label),
    notResponding(agent),
    acw(agent),
    hold(agent),
    under(agent, label),
    noData(agent, missingForAll),
  ]
    .filter((one) => one !== null)
    .toSorted((a, b) => b.excessMs - a.excessMs);
}

function over(agent: Pick<AgentLine, 'intervals' | 'judged'>, label: Label) {
  const stretch = bandStretch(agent, 'over');
  if (stretch === null) return null;
  const { intervals } = stretch;
  const { to } = agent.judged.band;
  const highest = intervals.toSorted((a, b) => (b.utilization ?? 0) - (a.utilization ?? 0))[0];
  return reason(
    'over',
    `over ${percent(to)} for ${inWords(stretch, label)}, highest ` +
      `${percent(highest?.utilization ?? null)} at ${label(highest?.startMs ?? 0)}`,
    sum(intervals, ({ work }) => work?.busy) -
      to * sum(intervals, ({ presence }) => presence?.loggedIn),
  );
}

function under(agent: Pick<AgentLine, 'intervals' | 'judged'>, label: Label) {
  const stretch = bandStretch(agent, 'under');
  if (stretch === null) return null;
  const { intervals } = stretch;
  const { from } = agent.judged.band;
  const idleMs = sum(intervals, ({ presence }) => presence?.idle);
  const loggedInMs = sum(intervals, ({ presence }) => presence?.loggedIn);
  if (idleMs < WORTH_A_LOOK.idleShare * loggedInMs) return null;
  return reason(
    'under',
    `under ${percent(from)} for ${inWords(stretch, label)}, idle for ${duration(idleMs)} of them`,
    Math.min(idleMs, from * loggedInMs - sum(intervals, ({ work }) => work?.busy)),
  );
}

/** `6 half hours`, `4 half hours in a row from 10:00` */
function inWords({ intervals, isRow }: BandStretch, label: Label): string {
  const number = count(intervals.length, 'half hour');
  return isRow ? `${number} in a row from ${label(intervals[0]?.startMs ?? 0)}` : number;
}

function notResponding({ totals }: Pick<AgentLine, 'totals'>) {
  const ms = totals.presence?.notResponding ?? 0;
  if (ms < WORTH_A_LOOK.notRespondingMs) return null;
  return reason('notResponding', `not responding for ${duration(ms)}`, ms);
}

function acw({ totals: { work } }: Pick<AgentLine, 'totals'>) {
  const share = work === null ? null : acwShare(work);
  return work === null || share === null || share <= WORTH_A_LOOK.acwShare
    ? null
    : shareReason('acw', 'ACW', { share, ofMs: work.tAcw, handleMs: work.tHandle });
}

function hold({ totals: { work } }: Pick<AgentLine, 'totals'>) {
  const share = work === null ? null : holdShare(work);
  return work === null || share === null || share <= WORTH_A_LOOK.holdShare
    ? null
    : shareReason('hold', 'hold', { share, ofMs: share * work.tHandle, handleMs: work.tHandle });
}

function shareReason(
  kind: 'acw' | 'hold',
  name: string,
  { share, ofMs, handleMs }: { share: number; ofMs: number; handleMs: number },
): Reason | null {
  if (handleMs < WORTH_A_LOOK.handleMs) return null;
  const usual = kind === 'acw' ? WORTH_A_LOOK.acwShare : WORTH_A_LOOK.holdShare;
  return reason(
    kind,
    `${name} is ${percent(share)} of handle time (${duration(ofMs)} of ${duration(handleMs)})`,
    ofMs - usual * handleMs,
  );
}

/** What could not be read of everybody is told once for all, not of each. */
function noData({ intervals, totals }: Pick<AgentLine, 'intervals' | 'totals'>, forAll: number) {
  const missing = totals.agentHalfHoursMissing;
  if (missing <= forAll) return null;
  return reason('noData', `no data for ${missing} of ${count(intervals.length, 'half hour')}`, 0);
}

function reason(kind: ReasonKind, words: string, excessMs: number): Reason {
  return { kind, words, excessMs };
}

function sum(
  intervals: readonly AgentInterval[],
  ms: (interval: AgentInterval) => number | undefined,
): number {
  return intervals.reduce((total, interval) => total + (ms(interval) ?? 0), 0);
}
