import type { Report, Span } from '@halfhour/core';
import type { Question } from '../question.ts';
import type { Band } from './judgement.ts';

/** What was asked, once every name was found and every day is known. */
export interface Asked extends Pick<Question, 'thresholds' | 'sort' | 'top' | 'by'> {
  /** Names as Genesys has them, not escaped. Nothing in all three lists and no shift: everybody. */
  readonly agentNames: readonly string[];
  readonly teamNames: readonly string[];
  readonly queueNames: readonly string[];
  readonly shiftName?: string | undefined;
  /** The days asked for, in order, each with the stretch of it that counts. */
  readonly days: readonly AskedDay[];
}

/** A day and the stretch of it that counts; for an overnight shift it ends on the next day. */
export interface AskedDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly span: Span;
}

/** A team or a queue and what was reported of it. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** What an answer is made from. */
export interface AnswerInput {
  readonly asked: Asked;
  /** Of everybody asked for, over all days asked for. */
  readonly report: Report;
  /** For `by team` and `by queue`: one report each, over the same days. */
  readonly groups?: readonly NamedReport[] | undefined;
  /** IANA zone of local times. */
  readonly zone: string;
  /** The present, epoch ms: which day is today. */
  readonly nowMs: number;
  /** The band of an agent. @default 70–85 % for everybody */
  readonly bandOf?: ((agentId: string) => Band) | undefined;
  /** What else the asker has to know, in plain sentences. */
  readonly notes?: readonly string[] | undefined;
}
