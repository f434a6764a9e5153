import { addTotals, type Report, totalsOf } from '@halfhour/core';
import { type MadeUp, madeUpInput } from '../../answer/testing-made-up.ts';
import { type DigestInput, makeDigest } from './make-digest.ts';
import type { EarlierDay } from './baseline.ts';

/** A late shift of Friday 20 November 2026 in London. */
export const LATE: DigestInput['day'] = {
  date: '2026-11-20',
  span: { startMs: Date.parse('2026-11-20T14:00Z'), endMs: Date.parse('2026-11-20T22:00Z') },
};

/** What a test may say of its digest; all of it has a default. */
export interface DigestWords extends Partial<DigestInput>, Partial<Omit<MadeUp, 'days'>> {
  /** How busy everybody was on earlier Fridays, the newest first; `null`: it was not read. */
  readonly usually?: readonly (number | null)[];
}

/** A digest of made-up figures: two agents, 75 % busy, as on the Fridays before. */
export function aDigest(words: DigestWords = {}) {
  return makeDigest(digestInput(words));
}

/** What it is made from. */
export function digestInput({
  names = ['Anna Ode', 'Bea Lim'],
  usually = [0.75, 0.75, 0.75, 0.75],
  zone = 'Europe/London',
  busyness = () => 0.75,
  state,
  unread,
  ...given
}: DigestWords = {}): DigestInput {
  const day = given.day ?? LATE;
  const { report } = madeUpInput({
    names,
    days: [day],
    zone,
    busyness,
    ...(state === undefined ? {} : { state }),
    ...(unread === undefined ? {} : { unread }),
  });
  return {
    shift: { name: 'Late', zone, target: { from: 0.7, to: 0.85 } },
    day,
    report,
    earlier: usually.map((share, index) => earlierDay(index, share)),
    withNames: true,
    isLate: false,
    ownerName: 'Hana Ivanov',
    question: '2026-11-20 14:00-22:00 shift "late"',
    ...given,
  };
}

/** A day so many weeks before, on which everybody was as busy. */
function earlierDay(index: number, busy: number | null): EarlierDay {
  const date = new Date(Date.parse(LATE.date) - (index + 1) * 7 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const { report } = madeUpInput({
    names: ['Anna Ode', 'Bea Lim'],
    days: [LATE],
    busyness: () => busy ?? 0,
    state: () => (busy === null ? 'MISSING' : 'FINAL'),
  });
  return { date, totals: totalsOfReport(report) };
}

function totalsOfReport({ agents }: Report) {
  return addTotals(agents.map(({ intervals }) => totalsOf(intervals)));
}
