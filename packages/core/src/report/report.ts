import { halfHourStartsMs, utcDayStartMs } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import { type AgentInterval, agentInterval, type WorkFilter } from '../utilization/interval.ts';
import { inSteps, type Pause } from './in-steps.ts';
import { type AgentPage, agentsInScope, cursorOf, type Scope } from './scope.ts';
import type { Agent, AgentDaySource, Directory, Unread } from './source.ts';
import { reportWindow } from './window.ts';

/** The one question: what did these agents do in each half hour between two instants? */
export interface ReportQuery extends Scope, AgentPage {
  readonly fromMs: number;
  readonly toMs: number;
  /** Only work in these media types counts, by Genesys' names: voice, chat, … */
  readonly mediaTypes?: readonly string[] | undefined;
}

/** One agent's half hours, in order of time. */
export interface AgentReport {
  readonly agent: Agent;
  /** Where this agent stands in the list, for asking what comes after. */
  readonly cursor: string;
  readonly intervals: readonly AgentInterval[];
}

/** The answer to a {@link ReportQuery}. */
export interface Report {
  /** What is answered: the window asked for, in whole half hours, up to the running one. */
  readonly window: Span;
  /** The agents of this answer in order of name. */
  readonly agents: readonly AgentReport[];
  /** How many agents the question is about, on all pages. */
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  /** What could not be read. Its half hours are `MISSING` or without presence, never zero. */
  readonly unread: readonly Unread[];
  /** Segment and media types that Halfhour does not know, and how often each occurred. */
  readonly unknownTypes: ReadonlyMap<string, number>;
  /**
   * Whether all of it was kept and nothing was read from Genesys for it, so that it stays the same
   * as long as the version of its window.
   */
  readonly isKept: boolean;
}

/** What a report is made from. */
export interface ReportDeps {
  readonly source: AgentDaySource;
  readonly directory: Directory;
  /** The clock, epoch ms. */
  readonly nowMs: () => number;
  /** How long after its end a half hour waits for late data before it is settled. */
  readonly settleMs: number;
  /** Awaited now and then while a large answer is made. @default a round of the event loop */
  readonly pause?: Pause | undefined;
}

/**
 * Answers the question that GraphQL, Slack and the command line ask.
 *
 * @throws ReportInputError when the question can't be answered as it stands; trouble with Genesys
 * does not throw but is told in `unread`
 */
export async function report(
  query: ReportQuery,
  deps: ReportDeps,
  signal: AbortSignal,
): Promise<Report> {
  const window = reportWindow(query, deps.nowMs());
  const scope = await agentsInScope(query, query, deps.directory, signal);
  const agentIds = scope.agents.map(({ id }) => id);
  const reading = await deps.source.readAgentDays({
    span: window,
    agentIds,
    asked: query,
    signal,
  });
  const how = { filter: filterOf(query), settleMs: deps.settleMs };
  const reports = agentReports(scope.agents, reading.agentDays, { window, how });
  return {
    window,
    agents: await inSteps(reports, deps.pause, signal),
    totalCount: scope.totalCount,
    hasNextPage: scope.hasNextPage,
    unread: [...scope.unread.map((entry) => ({ ...entry, span: window })), ...reading.unread],
    unknownTypes: reading.unknownTypes,
    isKept: scope.isKept && reading.isKept === true,
  };
}

function filterOf({ queueIds, mediaTypes }: ReportQuery): WorkFilter {
  return {
    queueIds: queueIds === undefined ? undefined : new Set(queueIds),
    mediaTypes: mediaTypes === undefined ? undefined : new Set(mediaTypes),
  };
}

/** One agent a step. */
function* agentReports(
  agents: readonly Agent[],
  agentDays: readonly AgentDay[],
  { window, how }: { readonly window: Span; readonly how: Parameters<typeof agentInterval>[3] },
): Generator<undefined, AgentReport[]> {
  const daysOf = Map.groupBy(agentDays, ({ agentId }) => agentId);
  const startsMs = halfHourStartsMs(window);
  const reports: AgentReport[] = [];
  for (const agent of agents) {
    const days = new Map(daysOf.get(agent.id)?.map((day) => [day.dayStartMs, day]));
    const intervals = startsMs.map((startMs) =>
      agentInterval(agent.id, startMs, days.get(utcDayStartMs(startMs)), how),
    );
    reports.push({ agent, cursor: cursorOf(agent), intervals });
    yield;
  }
  return reports;
}
