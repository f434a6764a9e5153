import type { Report, Shift } from '@halfhour/core';
import type { AskedDay } from '../../answer/asked.ts';
import { dateInWords } from '../../answer/dates.ts';
import { stretchInWords } from '../../answer/heading.ts';
import { makeAnswer } from '../../answer/make-answer.ts';
import { shownName } from '../../answer/names.ts';
import { baselineOf, type EarlierDay } from './baseline.ts';
import type { Digest } from './digest.ts';
import { figuresOf } from './figures.ts';
import { openAtEnd } from './open.ts';

/** What a digest is made from. */
export interface DigestInput extends Pick<
  Digest,
  'withNames' | 'isLate' | 'ownerName' | 'question'
> {
  readonly shift: Pick<Shift, 'name' | 'zone' | 'target'>;
  /** The shift on the date of which it is told. */
  readonly day: AskedDay;
  /** Its half hours, of its agents. */
  readonly report: Report;
  /** The last four same weekdays, the newest first. */
  readonly earlier: readonly EarlierDay[];
  /** How many conversations were seen to be open at its end before. @default none */
  readonly openBefore?: number | undefined;
  /** What else is to be told, in plain sentences. */
  readonly notes?: readonly string[] | undefined;
}

/**
 * Makes a digest. It says the same whenever it is made of the same: it knows no present.
 *
 * @throws RangeError when the day is not in the report
 */
export function makeDigest(input: DigestInput): Digest {
  const { shift, day, report, earlier, openBefore, notes, ownerName, ...told } = input;
  const made = makeAnswer({
    asked: { agentNames: [], teamNames: [], queueNames: [], thresholds: [], days: [day] },
    report,
    zone: shift.zone,
    nowMs: day.span.endMs,
    bandOf: () => shift.target,
    notes,
  });
  const name = shownName(shift.name);
  const dayInWords = dateInWords(day.date, day.date);
  // It is read on other days as well: none of them is today.
  const heading = { ...made.heading, scope: name, scopeWithoutNames: name, day: dayInWords };
  const answer = { ...made, heading };
  return {
    ...told,
    ownerName: ownerName === null ? null : shownName(ownerName),
    name,
    day: dayInWords,
    clock: stretchInWords(day.span, shift.zone),
    target: shift.target,
    answer,
    figures: figuresOf(answer.totals),
    baseline: baselineOf(earlier, day.date),
    open: openAtEnd(answer.agents, openBefore),
  };
}
