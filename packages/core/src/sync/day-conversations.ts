import { conversationJob, type ConversationJob } from '../genesys/conversation-jobs.ts';
import type { ListedAgents } from '../genesys/ended-or-open.ts';
import { readWork } from '../genesys/read-work.ts';
import type { ConversationLegs, ConversationPage } from '../genesys/to-legs.ts';
import { chunks } from '../genesys/windows.ts';
import { DAY_MS } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import type { DayToRead } from './days.ts';
import { PartUnread } from './part-unread.ts';
import type { SyncDeps } from './sync-deps.ts';

/** The conversations of a UTC day. */
export interface DayConversations {
  /** Whether they are everybody's, of people too whom nobody knew. */
  readonly isEveryones: boolean;
  /** Those of these agents at least, as often as they are asked for. */
  readonly pages: (agentIds: readonly string[]) => AsyncGenerator<ConversationPage>;
}

/** For more lists of agents than this, one job of everybody costs less than one for each. */
const MOST_JOBS = 10;

/** Agents whose conversations of a day the query reads into memory at once. */
const AGENTS_OF_ONE_READ = 500;

/** Makes the conversations of a day ready to be read: a job has been done by then. */
export async function dayConversations(
  deps: SyncDeps,
  day: DayToRead,
  agentIds: readonly string[],
): Promise<DayConversations> {
  if (day.by === 'query') {
    return { isEveryones: false, pages: (some) => queryPages(deps, day, some) };
  }
  const named = deps.scope.kind === 'all' ? [] : deps.lists.naming(agentIds);
  const isEveryones = deps.scope.kind === 'all' || named.length > MOST_JOBS;
  const jobs = isEveryones ? [await job(deps, day, null)] : await jobsOf(deps, day, named);
  return {
    isEveryones,
    async *pages() {
      for (const { pages } of jobs) yield* pages();
    },
  };
}

/** The UTC day. */
export function spanOf({ dayStartMs }: DayToRead): Span {
  return { startMs: dayStartMs, endMs: dayStartMs + DAY_MS };
}

async function jobsOf(
  deps: SyncDeps,
  day: DayToRead,
  lists: readonly ListedAgents[],
): Promise<ConversationJob[]> {
  const jobs: ConversationJob[] = [];
  for (const list of lists) {
    try {
      jobs.push(await job(deps, day, list.agentIds));
    } catch (error) {
      jobs.push(...(await jobsOf(deps, day, deps.lists.insteadOf(list, error))));
    }
  }
  return jobs;
}

async function job(
  { client, context, clock }: SyncDeps,
  day: DayToRead,
  agentIds: readonly string[] | null,
): Promise<ConversationJob> {
  return conversationJob({ client, context, clock, span: spanOf(day), agentIds });
}

async function* queryPages(
  { client, context, settings }: SyncDeps,
  day: DayToRead,
  agentIds: readonly string[],
): AsyncGenerator<ConversationPage> {
  const { concurrency } = settings;
  const read = { client, context, span: spanOf(day), asOfMs: day.asOfMs, concurrency };
  for (const some of chunks(agentIds, AGENTS_OF_ONE_READ)) {
    const conversations: ConversationLegs[] = [];
    const { unread, unknownTypes } = await readWork(
      { ...read, agentIds: some, lookBackDays: 1 },
      (conversation) => conversations.push(conversation),
    );
    // What is malformed is left out, as it is of a page; what could not be read is another matter.
    const failed = unread.find(({ reason }) => reason !== 'MALFORMED');
    if (failed !== undefined) throw new PartUnread(failed);
    yield { conversations, malformed: [], unknownTypes };
  }
}
