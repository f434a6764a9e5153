import { MAX_AGENTS, report, type ReportDeps, type ReportQuery } from '@halfhour/core';
import type { Answer } from '../answer/answer.ts';
import { makeAnswer } from '../answer/make-answer.ts';
import { type Fault, isRefused, type Refused, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import type { ResolvedPeriod } from '../resolve/period.ts';
import type { ResolvedScope } from '../resolve/scope.ts';
import type { ShiftDay } from '../resolve/shift.ts';
import { questionAgain } from './again.ts';
import { findViewer } from './asker.ts';
import { findPeriod } from './find-period.ts';
import { findScope, notAllowed } from './find-scope.ts';
import { groupReports } from './groups.ts';
import type { EmailOf } from './people.ts';
import { readingOnce } from './reading-once.ts';
import { noActivityYet, type Silence, silenceOf } from './silence.ts';
import type { Viewer, Viewers } from './viewer.ts';

/** What questions are answered from. */
export interface AskDeps {
  readonly report: Pick<ReportDeps, 'source' | 'nowMs' | 'settleMs'>;
  readonly viewers: Viewers;
  readonly emailOf: EmailOf;
  /** IANA zone of the site. */
  readonly zone: string;
  /** Before it nothing is kept, epoch ms; `null`: nothing is forgotten. */
  readonly keptSinceMs: () => number | null;
  readonly silence: Silence;
  /** The shifts of the last days that somebody may ask for. */
  readonly shiftsOf: (viewer: Viewer) => Promise<readonly ShiftDay[]>;
}

/** A question answered. */
export interface Answered {
  readonly kind: 'answered';
  readonly answer: Answer;
  /** The question in words that ask for the same again: what buttons carry. */
  readonly again: string;
  /** What has to be told before the answer. */
  readonly warning: Fault | undefined;
  /** What else may be asked about it, with the rights of the asker. */
  readonly deps: ReportDeps;
}

/**
 * Answers a question with the rights that its asker has now.
 *
 * @throws ReportInputError for what was known a moment ago and is no more
 */
export async function ask(
  question: Question,
  slackUserId: string,
  deps: AskDeps,
  signal: AbortSignal,
): Promise<Answered | Refused> {
  const found = await findViewer(slackUserId, deps, signal);
  if (isRefused(found)) return found;
  const { viewer } = found;
  const nowMs = deps.report.nowMs();
  const period = findPeriod(question, {
    nowMs,
    zone: deps.zone,
    shifts: await deps.shiftsOf(viewer),
    keptSinceMs: deps.keptSinceMs(),
  });
  if (isRefused(period)) return period;
  const scope = await findScope(question, { ...deps, viewer }, signal);
  if (isRefused(scope)) return scope;
  const { directory } = viewer;
  // One present for all of a question: a half hour may end while it is answered.
  const source = readingOnce(deps.report.source);
  const reportDeps = { ...deps.report, source, directory, nowMs: () => nowMs };
  const answer = await answerTo(question, { period, scope, viewer, deps: reportDeps }, signal);
  if (answer.agents.length === 0 && viewer.isNarrowed && isAboutEverybody(scope)) {
    return notAllowed(await viewer.teams(signal));
  }
  const quiet = noActivityYet(answer, scope.teamNames, nowMs);
  if (quiet !== undefined) return refused(quiet);
  return {
    kind: 'answered',
    answer,
    again: questionAgain(question, period),
    warning: await silenceOf(answer, deps.silence, nowMs),
    deps: reportDeps,
  };
}

/** A question of which everything is known but the numbers. */
interface Understood {
  readonly period: ResolvedPeriod;
  readonly scope: ResolvedScope;
  readonly viewer: Viewer;
  readonly deps: ReportDeps;
}

async function answerTo(
  question: Question,
  { period: { days, zone }, scope, viewer, deps }: Understood,
  signal: AbortSignal,
): Promise<Answer> {
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
  const groups = await groupReports({ by: question.by, scope, viewer, query, whole, deps }, signal);
  const isPart = viewer.isNarrowed && isAboutEverybody(scope);
  return makeAnswer({
    asked: { ...question, ...scope, days },
    report: whole,
    groups,
    zone,
    nowMs: deps.nowMs(),
    notes: isPart ? ['These are the agents whom you may see.'] : [],
  });
}

function isAboutEverybody({ agentIds, teamIds, queueIds }: ResolvedScope): boolean {
  return agentIds === undefined && teamIds === undefined && queueIds === undefined;
}
