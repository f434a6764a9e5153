import { endedOrOpen, type ListedAgents } from '../genesys/ended-or-open.ts';
import { newestInstantMs } from '../store/find-legs.ts';
import { DAY_MS, utcDayStartMs } from '../time/half-hour.ts';
import { endedSinceMs } from './recent.ts';
import type { ReadAgents } from './scope.ts';
import { sideBySide } from './side-by-side.ts';
import type { SlotMark } from './slot-due.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { TakenIn } from './taken-in.ts';

/** What to read of recent half hours. */
export interface RecentRead {
  readonly slots: readonly SlotMark[];
  readonly agents: ReadAgents;
  readonly asOfMs: number;
}

/**
 * Takes in what ended since these half hours were read, and what runs.
 *
 * @returns whether that was everybody's, of people too whom nobody knew
 */
export async function readLists(
  deps: SyncDeps,
  read: RecentRead,
  taken: TakenIn,
): Promise<{ readonly isEveryones: boolean }> {
  const { context, settings } = deps;
  const lists = await listsOf(deps, read);
  let isEveryones = lists.every(({ agents }) => agents.isEveryone);
  const onSplit = () => {
    isEveryones = false;
  };
  const window = { startMs: utcDayStartMs(read.asOfMs) - DAY_MS, endMs: read.asOfMs };
  await sideBySide(
    lists,
    { concurrency: settings.concurrency, signal: context.signal },
    async (list, signal) => readList(list, signal),
  );
  return { isEveryones };

  async function readList({ agents, sinceMs }: List, signal: AbortSignal): Promise<void> {
    const { client } = deps;
    const part = { client, context: { ...context, signal }, window, agents, sinceMs };
    try {
      for await (const page of endedOrOpen({ ...part, onSplit })) await taken.page(page);
    } catch (error) {
      signal.throwIfAborted();
      onSplit();
      for (const shorter of deps.lists.insteadOf(agents, error)) {
        await readList({ agents: shorter, sinceMs }, signal);
      }
    }
  }
}

interface List {
  readonly agents: ListedAgents;
  readonly sinceMs: number;
}

const since =
  (sinceMs: number) =>
  (agents: ListedAgents): List => ({ agents, sinceMs });

async function listsOf(deps: SyncDeps, { slots, agents, asOfMs }: RecentRead): Promise<List[]> {
  const { db, scope, settings, lists } = deps;
  const { agentIds } = agents;
  const knownUntilMs = await newestInstantMs(db, asOfMs);
  const sinceMs = endedSinceMs(slots, { asOfMs, knownUntilMs }, settings);
  if (scope.kind === 'all') {
    const everybody = lists.ofEverybody(agentIds);
    if (everybody.every(({ isEveryone }) => isEveryone)) return everybody.map(since(sinceMs));
  }
  const isNew = (agentId: string) => isNewcomer(agentId, agents, slots);
  const beginningMs = Math.min(sinceMs, ...slots.map(({ halfHourStartMs }) => halfHourStartMs));
  return [
    ...lists.naming(agentIds.filter((id) => !isNew(id))).map(since(sinceMs)),
    ...lists.naming(agentIds.filter(isNew)).map(since(beginningMs)),
  ];
}

/**
 * Whether somebody was not read with half hours that were read before: what they did then has to be
 * read from the beginning, or their numbers would begin in the middle.
 */
function isNewcomer(
  agentId: string,
  { isFor, before }: ReadAgents,
  slots: readonly SlotMark[],
): boolean {
  return slots.some(
    ({ halfHourStartMs: startMs, workReadAtMs }) =>
      workReadAtMs >= startMs && isFor(agentId, startMs) && !before.isWorkRead(agentId, startMs),
  );
}
