import { localDay, report, type ReportQuery } from '@halfhour/core';
import { at, memoryWorld, type MemoryWorld } from '@halfhour/core/testing';
import type { Answer } from './answer.ts';
import type { AnswerInput, Asked } from './asked.ts';
import { makeAnswer } from './make-answer.ts';

/** Half an hour on queue, none of it idle, as a presence. */
export const ON_QUEUE = { loggedIn: 1_800_000, onQueue: 1_800_000, interacting: 1_800_000 };

/** Half an hour on queue, all of it idle. */
export const IDLE = { loggedIn: 1_800_000, onQueue: 1_800_000, idle: 1_800_000 };

/** What a test may say of its question; all of it has a default. */
export interface AskedWords extends Partial<Asked> {
  /** @default 09:00 to 12:00 of the test day */
  readonly from?: string;
  readonly to?: string;
  /** The present. @default 18:00, when all of the morning is settled */
  readonly now?: string;
  /** @default Europe/London */
  readonly zone?: string;
  readonly bandOf?: AnswerInput['bandOf'];
  readonly groups?: AnswerInput['groups'];
  readonly notes?: AnswerInput['notes'];
  readonly query?: Partial<ReportQuery>;
}

/** The report of a small world, and the answer that is made of it. */
export async function asking(world: Partial<MemoryWorld>, words: AskedWords = {}) {
  const { from = '09:00', to = '12:00', now = '18:00', zone = 'Europe/London', ...rest } = words;
  const { bandOf, groups, notes, query, ...asked } = rest;
  const days = asked.days ?? [{ date: '2026-11-20', span: { startMs: at(from), endMs: at(to) } }];
  const made = await report(
    {
      fromMs: Math.min(...days.map(({ span }) => span.startMs)),
      toMs: Math.max(...days.map(({ span }) => span.endMs)),
      first: 1000,
      ...query,
    },
    {
      ...memoryWorld({ agents: ['anna', 'bea'], asOfMs: at(now) - 60_000, ...world }),
      nowMs: () => at(now),
      settleMs: 45 * 60_000,
    },
    new AbortController().signal,
  );
  const input: AnswerInput = {
    asked: { agentNames: [], teamNames: [], queueNames: [], thresholds: [], ...asked, days },
    report: made,
    groups,
    zone,
    nowMs: at(now),
    bandOf,
    notes,
  };
  return { input, report: made };
}

/** The answer about a small world. */
export async function answered(
  world: Partial<MemoryWorld>,
  words: AskedWords = {},
): Promise<Answer> {
  return makeAnswer((await asking(world, words)).input);
}

/** Whole days of the calendar of a zone, as a question asks for them. */
export function wholeDays(zone: string, ...dates: readonly string[]): Asked['days'] {
  return dates.map((date) => ({ date, span: localDay(date, zone).span }));
}

/** With plain spaces where there are some that do not break, so that a test is easy to read. */
export function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}
