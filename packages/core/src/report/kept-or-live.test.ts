import { expect, it } from 'vitest';
import { at, talk } from '../testing/legs.ts';
import { memoryWorld, type MemoryWorld } from '../testing/memory-source.ts';
import { DAY_MS, halfHourOfDay } from '../time/half-hour.ts';
import type { Span } from '../time/span.ts';
import { createKeptOrLiveDirectory } from './kept-or-live-directory.ts';
import { createKeptOrLiveSource } from './kept-or-live.ts';
import {
  type AgentDaySource,
  type Directory,
  namelessAgent,
  type Reading,
  type ReadRequest,
  type Unread,
} from './source.ts';

const { signal } = new AbortController();
const MINUTE_MS = 60_000;
const TALK = talk('anna', '09:20', '10:05');
const MORNING = { startMs: at('09:00'), endMs: at('12:00') };
const LATER = { asOfMs: at('18:00') };

/** Remembers what it was asked, and knows only what was read in these spans. */
function recording(world: Partial<MemoryWorld>, known: readonly Span[] | 'all' = 'all') {
  const asked: Omit<ReadRequest, 'signal'>[] = [];
  const { source } = memoryWorld({ agents: ['anna', 'bea'], legs: [TALK], ...LATER, ...world });
  const recorded: AgentDaySource = {
    ...source,
    async readAgentDays({ span, agentIds }) {
      asked.push({ span, agentIds });
      const spans = known === 'all' ? [span] : known;
      const readings = await Promise.all(
        spans.map(async (one) => source.readAgentDays({ span: one, agentIds, signal })),
      );
      const [first] = readings;
      return {
        agentDays: readings.flatMap(({ agentDays }) => agentDays),
        unread: first?.unread ?? [],
        unknownTypes: new Map(),
      };
    },
  };
  return { asked, source: recorded };
}

function ask(
  worlds: { readonly kept: AgentDaySource; readonly live: AgentDaySource },
  request: Partial<ReadRequest> = {},
  nowMs = at('23:00'),
  silentSinceMs: number | null = null,
) {
  const backfills: Span[] = [];
  const source = createKeptOrLiveSource({
    ...worlds,
    nowMs: () => nowMs,
    silentSinceMs: async () => silentSinceMs,
    async requestBackfill(span) {
      backfills.push(span);
      return 'It is being read.';
    },
  });
  const reading = source.readAgentDays({ span: MORNING, agentIds: ['anna'], signal, ...request });
  return { reading, backfills };
}

const talkAt = ({ agentDays }: Reading, time: string) =>
  agentDays[0]?.parts[0]?.worked.tTalk[halfHourOfDay(at(time))];

it('asks Genesys nothing when everything is kept', async () => {
  const live = recording({});
  const { reading } = ask({ kept: recording({}).source, live: live.source });
  expect(talkAt(await reading, '09:30')).toBe(30 * MINUTE_MS);
  expect(live.asked).toEqual([]);
});

it('reads a few agents and days live when they were never read', async () => {
  const live = recording({});
  const { reading, backfills } = ask({ kept: recording({}, []).source, live: live.source });
  expect(talkAt(await reading, '09:30')).toBe(30 * MINUTE_MS);
  expect(live.asked).toEqual([{ span: MORNING, agentIds: ['anna'] }]);
  expect(backfills).toEqual([]);
});

it('reads live only the agents of whom something is missing', async () => {
  const live = recording({});
  const kept = recording({}, []);
  kept.source.readAgentDays = async (request) =>
    memoryWorld({ agents: ['bea'], ...LATER }).source.readAgentDays({
      ...request,
      agentIds: ['bea'],
    });
  const { reading } = ask({ kept: kept.source, live: live.source }, { agentIds: ['anna', 'bea'] });
  expect((await reading).agentDays.map(({ agentId }) => agentId).toSorted()).toEqual([
    'anna',
    'bea',
  ]);
  expect(live.asked).toEqual([{ span: MORNING, agentIds: ['anna'] }]);
});

it('keeps what is kept when Genesys says less', async () => {
  const trouble = {
    kind: 'CONVERSATIONS',
    reason: 'UNAVAILABLE',
    message: 'Genesys is away.',
    missingPermissions: [],
    span: MORNING,
    correlationId: null,
  } as const;
  const kept = recording({}, [{ startMs: at('09:00'), endMs: at('10:00') }]);
  const live = recording({ unread: [trouble] });
  const reading = await ask({ kept: kept.source, live: live.source }).reading;
  expect(talkAt(reading, '09:30')).toBe(30 * MINUTE_MS);
  expect(reading.unread).toEqual([trouble]);
});

it('leaves the newest half hours to the sync while it keeps up', async () => {
  const live = recording({});
  const kept = recording({ asOfMs: at('11:31') }, [{ startMs: at('09:00'), endMs: at('11:30') }]);
  await ask({ kept: kept.source, live: live.source }, {}, at('11:50')).reading;
  expect(live.asked).toEqual([]);
  await ask({ kept: kept.source, live: live.source }, {}, at('12:20')).reading;
  expect(live.asked).toHaveLength(1);
});

it('asks for a back-fill of what is too much to wait for, and says so', async () => {
  const live = recording({});
  const span = { startMs: at('00:00') - 3 * DAY_MS, endMs: at('00:00') };
  const { reading, backfills } = ask(
    { kept: recording({}, []).source, live: live.source },
    { span },
  );
  expect((await reading).unread).toMatchObject([
    { kind: 'CONVERSATIONS', reason: 'NOT_READ_YET', message: 'It is being read.', span },
  ]);
  expect(backfills).toEqual([span]);
  expect(live.asked).toEqual([]);
});

it('makes nobody wait while Genesys is silent, and says since when', async () => {
  const live = recording({});
  const kept = recording({}, [{ startMs: at('09:00'), endMs: at('10:00') }]);
  const worlds = { kept: kept.source, live: live.source };
  const { reading, backfills } = ask(worlds, {}, at('23:00'), at('10:02'));
  expect(talkAt(await reading, '09:30')).toBe(30 * MINUTE_MS);
  expect((await reading).unread).toMatchObject([
    {
      kind: 'CONVERSATIONS',
      reason: 'UNAVAILABLE',
      message: expect.stringContaining('not answered since 2026-11-20T10:02'),
      span: { startMs: at('10:00'), endMs: at('12:00') },
    },
  ]);
  expect({ asked: live.asked, backfills }).toEqual({ asked: [], backfills: [] });
});

it('reads legs live that are no longer kept', async () => {
  const { source: live } = memoryWorld({ agents: ['anna'], legs: [TALK], ...LATER });
  const forgotten = {
    kind: 'CONVERSATIONS',
    reason: 'NO_LONGER_KEPT',
    message: 'They were pruned.',
    missingPermissions: [],
    span: MORNING,
    correlationId: null,
  } as const;
  const { source: kept } = memoryWorld({ agents: [], unread: [forgotten], ...LATER });
  const source = createKeptOrLiveSource({
    kept,
    live,
    nowMs: () => at('23:00'),
    silentSinceMs: async () => null,
    requestBackfill: async () => '',
  });
  const reading = await source.readLegs({ agentId: 'anna', span: MORNING, signal });
  expect(reading).toEqual({ legs: [TALK], asOfMs: at('18:00'), unread: [] });
});

it('knows agents and teams that came after the directory was read', async () => {
  const directory = createKeptOrLiveDirectory({
    kept: memoryWorld({ agents: ['anna'], teams: { old: ['anna'] }, ...LATER }).directory,
    live: memoryWorld({ agents: ['anna', 'newby'], teams: { young: ['newby'] }, ...LATER })
      .directory,
  });
  const ids = async (found: ReturnType<typeof directory.all>) =>
    (await found).agents.map(({ id }) => id);
  expect(await ids(directory.byIds(['anna', 'newby'], signal))).toEqual(['anna', 'newby']);
  expect(await ids(directory.inTeams(['young'], signal))).toEqual(['newby']);
  expect(await ids(directory.inTeams(['old'], signal))).toEqual(['anna']);
});

const away: Unread = {
  kind: 'AGENTS',
  reason: 'UNAVAILABLE',
  message: 'Genesys is away.',
  missingPermissions: [],
  span: { startMs: 0, endMs: 0 },
  correlationId: null,
};

it('keeps what is kept of people when Genesys can not be asked, and says that it could not', async () => {
  const unnamed = { id: 'unnamed', name: null, active: true };
  const { directory: kept } = memoryWorld({ agents: ['anna', unnamed], ...LATER });
  const live: Directory = {
    ...kept,
    byIds: async (ids) => ({ agents: ids.map(namelessAgent), unread: [away] }),
  };
  const directory = createKeptOrLiveDirectory({ kept, live });
  const { agents, unread } = await directory.byIds(['anna', 'unnamed', 'newby'], signal);
  expect(agents).toHaveLength(3);
  expect(agents).toEqual(expect.arrayContaining([unnamed, namelessAgent('newby')]));
  expect(unread).toEqual([away]);
});

async function listed(directory: Directory) {
  const [all, ofAnna] = await Promise.all([
    directory.teams(signal),
    directory.teamsOf(['anna'], signal),
  ]);
  return [...all.units, ...ofAnna.units];
}

it('lists teams and queues as kept, and as Genesys has them where they were not read', async () => {
  const kept = memoryWorld({ agents: ['anna'], teams: { old: ['anna'] }, ...LATER }).directory;
  const live = memoryWorld({ agents: ['anna'], teams: { young: ['anna'] }, ...LATER }).directory;
  const unread: Directory = {
    ...kept,
    teams: async () => ({ units: [], unread: [away] }),
    teamsOf: async () => ({ units: [], unread: [away] }),
  };
  const old = { id: 'old', name: 'old' };
  const young = { id: 'young', name: 'young' };
  expect(await listed(createKeptOrLiveDirectory({ kept, live }))).toEqual([old, old]);
  expect(await listed(createKeptOrLiveDirectory({ kept: unread, live }))).toEqual([young, young]);
});
