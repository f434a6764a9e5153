import {
  inSteps,
  MAX_AGENTS,
  report,
  type ReportDeps,
  ReportInputError,
  type ReportQuery,
} from '@halfhour/core';
import type { Answer } from '../answer/answer.ts';
import { answeredDays } from '../answer/answered-days.ts';
import type { AnswerInput } from '../answer/asked.ts';
import type { Bands } from '../answer/bands.ts';
import { answerSteps } from '../answer/make-answer.ts';
import { type Fault, isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import type { ResolvedPeriod } from '../resolve/period.ts';
import type { ResolvedScope } from '../resolve/scope.ts';
import { questionAgain } from './again.ts';
import { findBands } from './find-bands.ts';
import { type Calendar, findPeriod } from './find-period.ts';
import { findRights, type RightsDeps } from './find-rights.ts';
import { findScope } from './find-scope.ts';
import { groupReports } from './groups.ts';
import type { Mentioned } from './mentioned.ts';
import { noActivityYet } from './no-activity.ts';
import { questionSource, TooMuchError } from './question-source.ts';
import { type Silence, silenceOf } from './silence.ts';
import type { NextTurn } from './turns.ts';
import { withinShift } from './within-shift.ts';

/** What questions are answered from. */
export interface AskDeps extends RightsDeps {
  readonly agentIdOf: Mentioned;
  /** IANA zone of the site. */
  readonly zone: string;
  readonly bands: Bands;
  /** Before it nothing is kept, epoch ms; `null`: nothing is forgotten. */
  readonly keptSinceMs: () => number | null;
  readonly silence: Silence;
  /** Awaited before work that takes long, so that requests are acknowledged meanwhile. */
  readonly nextTurn: NextTurn;
  /** `null`: there are none. */
  readonly shifts: Calendar['shifts'];
}

/** A question answered. */
export interface Answered {
  readonly kind: 'answered';
  readonly answer: Answer;
  /** The question in words that ask for the same again: what buttons carry. */
  readonly again: string;
  /** What has to be told before the answer. */
  readonly warning: Fault | undefined;
}

/** Answers a question with the rights that its asker has now. */
export async function ask(
  question: Question,
  slackUserId: string,
  deps: AskDeps,
  signal: AbortSignal,
): Promise<Answered | Refused> {
  const rights = await findRights(slackUserId, deps, signal);
  if (isRefused(rights)) return rights;
  // One present for all of a question: a half hour may end while it is answered.
  const nowMs = rights.report.nowMs();
  const source = questionSource(rights.report.source, deps.nextTurn);
  const reportDeps = {
    ...rights.report,
    source,
    nowMs: () => nowMs,
    pause: deps.nextTurn,
  };
  const { directory } = reportDeps;
  const { zone, shifts } = deps;
  const agentIdOf = deps.agentIdOf(slackUserId);
  const by = { directory, signal };
  const calendar = { nowMs, zone, shifts, keptSinceMs: deps.keptSinceMs() };
  const period = await findPeriod(question, calendar, by);
  if (isRefused(period)) return period;
  const named = await findScope(question, { directory, agentIdOf }, signal);
  if (isRefused(named)) return named;
  const scope = await withinShift(named, period, shifts, by);
  const bandOf = await findBands(period, { directory, bands: deps.bands, shifts }, signal);
  const understood = { period, scope, bandOf, deps: reportDeps, nextTurn: deps.nextTurn };
  const answer = await answerTo(question, understood, signal).catch(refusalOf);
  if (isRefused(answer)) return answer;
  return {
    kind: 'answered',
    answer,
    again: questionAgain(question, period),
    warning: await silenceOf(answer, deps.silence, nowMs),
  };
}

/** A question of which everything is known but the numbers. */
interface Understood {
  readonly period: ResolvedPeriod;
  readonly scope: ResolvedScope;
  readonly bandOf: AnswerInput['bandOf'];
  readonly deps: ReportDeps;
  readonly nextTurn: NextTurn;
}

async function answerTo(
  question: Question,
  { period: { days, zone }, scope, bandOf, deps, nextTurn }: Understood,
  signal: AbortSignal,
): Promise<Answer | Refused> {
  const { agentIds, teamIds, queueIds } = scope;
  const query: ReportQuery = {
    fromMs: days[0].span.startMs,
    toMs: (days.at(-1) ?? days[0]).span.endMs,
    agentIds,
    teamIds,
    queueIds,
    first: MAX_AGENTS,
  };
  const whole = await report(query, deps, signal);
  const answered = answeredDays(days, whole.window, zone);
  const quiet = noActivityYet({ days, answered, zone }, scope.teamNames, deps.nowMs());
  if (quiet !== undefined) return refused(quiet);
  const groups = await groupReports({ by: question.by, scope, query, whole, deps }, signal);
  await nextTurn();
  const steps = answerSteps({
    asked: { ...question, ...scope, days },
    report: whole,
    groups,
    zone,
    nowMs: deps.nowMs(),
    bandOf,
    notes: notesOn(question, scope, deps),
  });
  return inSteps(steps, nextTurn);
}

/** What was not foreseen, and is no fault of ours. */
function refusalOf(error: unknown): Refused {
  if (error instanceof TooMuchError) {
    const { agentHalfHours, most } = error;
    return refused({ kind: 'tooMuch', agentHalfHours, most });
  }
  // Somebody, a team or a queue that was there when the name was looked up.
  if (error instanceof ReportInputError) return refused({ kind: 'gone', why: error.message });
  throw error;
}

/** Who asks for all gets all that they may see, and is told whom. */
function notesOn(
  { isPublic }: Question,
  { agentIds, teamIds, shiftName }: ResolvedScope,
  { directory: { showsOnly } }: ReportDeps,
): readonly string[] {
  const isAboutAll = shiftName !== undefined || (agentIds ?? teamIds) === undefined;
  if (!isAboutAll || showsOnly === undefined) return [];
  return isPublic
    ? ['These are only the agents whom the person who asked may see.']
    : [`You can see ${showsOnly} only.`];
}
