import { createAccess, type DigestAsked, type ReportDeps } from '@halfhour/core';
import {
  aDelivery,
  aSubscription,
  at,
  memoryShifts,
  memoryWorld,
  type MemoryWorld,
  shiftFrom,
  talk,
} from '@halfhour/core/testing';
import { expect, it, vi } from 'vitest';
import { IDLE, ON_QUEUE, plain } from '../../answer/testing.ts';
import { SlackRefusedError } from '../../slack/errors.ts';
import { type ContentDeps, createContent } from './create-content.ts';

const { signal } = new AbortController();
const LATE = shiftFrom('14:00-18:00', { name: 'Late' });
const LEGS = [
  talk('anna', '14:00', '17:00'),
  talk('bea', '14:00', '16:00'),
  talk('carl', '14:00', '18:00'),
];
const WORLD: MemoryWorld = {
  agents: ['anna', 'bea', 'carl', 'hana', 'emre'],
  legs: LEGS,
  presence: { anna: ON_QUEUE, bea: IDLE, carl: ON_QUEUE },
  teams: { t1: { name: 'Billing', agents: ['anna', 'bea'] } },
  emails: { 'hana@example.com': ['hana'], 'emre@example.com': ['emre'] },
  reports: { hana: ['anna', 'bea'], emre: ['anna'] },
  asOfMs: at('18:10'),
};
/** What a test may say of the world that a digest is written from. */
interface Words {
  readonly world?: Partial<MemoryWorld>;
  readonly deps?: Partial<ContentDeps>;
  readonly subscription?: Partial<DigestAsked['subscription']>;
  readonly shown?: DigestAsked['shown'];
  readonly isLate?: boolean;
  readonly watch?: (request: Parameters<ReportDeps['source']['readAgentDays']>[0]) => void;
}

const nowMs = () => at('18:11');

function contentOf({ world = {}, deps = {}, watch }: Words = {}) {
  const { source, directory, orgChart } = memoryWorld({ ...WORLD, ...world });
  return createContent({
    access: createAccess({ mode: 'reports', orgChart, directory }),
    audit: { note: () => undefined },
    personOf: async (id) => ({ email: `${id}@example.com`, name: id, isOutsider: false }),
    isInUserGroup: async () => false,
    report: {
      source: {
        ...source,
        async readAgentDays(request) {
          watch?.(request);
          return source.readAgentDays(request);
        },
      },
      directory,
      nowMs,
      settleMs: 30 * 60_000,
    },
    shifts: memoryShifts([LATE], nowMs),
    shiftOf: async () => LATE,
    restatements: null,
    nextTurn: async () => undefined,
    sharesNames: true,
    ...deps,
  });
}

function asked({ subscription = {}, shown = null, isLate = false }: Words = {}): DigestAsked {
  return {
    delivery: aDelivery(),
    subscription: aSubscription({ shiftId: LATE.id, ...subscription }),
    isLate,
    shown,
  };
}

/** What a digest says, with plain spaces. */
async function built(words: Words = {}) {
  const contents = await contentOf(words).build(asked(words), signal);
  return { ...contents, body: plain(contents.body), reply: plain(contents.reply ?? '') };
}

it('tells of the agents of the shift whom its owner may see, against their last four Fridays', async () => {
  const spans: string[] = [];
  const { body } = await built({
    watch: ({ span, agentIds }) =>
      void spans.push(`${new Date(span.startMs).toISOString().slice(5, 13)} ${agentIds.join(' ')}`),
  });
  expect(body).toContain('Late, Fri 20 Nov, 14:00–18:00 GMT, 2 agents: utilization 63 %');
  expect(spans).toEqual([
    '11-20T14 anna bea',
    '11-13T14 anna bea',
    '11-06T14 anna bea',
    '10-30T14 anna bea',
    '10-23T13 anna bea',
  ]);
  expect(body).toContain('Owner: hana.');
});

it('does not wait for the days that it is compared with when they take too long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { body } = await built({
      watch: ({ span }) => {
        if (span.startMs < at('00:00')) vi.runAllTimers();
      },
    });
    expect(body).toContain('utilization 63 %');
    expect(body).toContain('no numbers of Fri 23 Oct, Fri 30 Oct and Fri 6 Nov');
  } finally {
    vi.useRealTimers();
  }
});

it('asks with its buttons about this day, these hours and this shift', async () => {
  const { body } = await built();
  const question = `2026-11-20 14:00-18:00 shift \\"${LATE.id}\\" in Europe/London`;
  expect(JSON.parse(body)[0].blocks.at(-1).elements).toMatchObject([
    { action_id: 'answer_all_agents', value: JSON.parse(`"${question}"`) },
    { action_id: 'answer_half_hours' },
    { action_id: 'answer_explain_form' },
    { action_id: 'answer_counted' },
  ]);
});

it('goes on with the rights of who stands in when its owner has left', async () => {
  const emails = { 'emre@example.com': ['emre'] };
  const { body } = await built({ world: { emails } });
  expect(body).toContain('1 agent');
  expect(body).toContain('Owner: emre.');
  const deps = {
    personOf: async (id: string) => {
      if (id === 'hana') throw new SlackRefusedError('users.info', 'user_not_found');
      return { email: `${id}@example.com`, name: id, isOutsider: false };
    },
  };
  expect((await built({ deps })).body).toContain('Owner: emre.');
});

it('is refused when nobody is left in whose name it could be told', async () => {
  await expect(built({ world: { emails: {} } })).rejects.toMatchObject({
    name: 'DigestRefusedError',
  });
});

it('waits for better times when Genesys does not tell who may see whom', async () => {
  const trouble = {
    kind: 'AGENTS',
    reason: 'UNAVAILABLE',
    message: 'Genesys is silent.',
    missingPermissions: [],
    span: { startMs: 0, endMs: 0 },
    correlationId: null,
  } as const;
  const access = { admit: async () => ({ kind: 'unread', unread: [trouble] }) as const };
  await expect(built({ deps: { access } })).rejects.toMatchObject({
    name: 'Error',
    message: 'Genesys is silent.',
  });
});

it('names agents only where the workspace and the subscription allow it', async () => {
  const names = /anna|bea/u;
  expect((await built()).body).toMatch(names);
  expect((await built()).reply).toMatch(names);
  for (const words of [{ deps: { sharesNames: false } }, { subscription: { showsNames: false } }]) {
    const { body, reply } = await built(words);
    expect(`${body} ${reply}`).not.toMatch(names);
    expect(reply).toContain('Half hours');
  }
  const direct = { subscription: { channelId: 'D1' }, deps: { sharesNames: false } };
  expect((await built(direct)).body).toMatch(names);
});

it('has details in its thread, with a way to a file and no pages that would take their place', async () => {
  const { reply } = await built();
  expect(reply).toContain('"answer_csv"');
  expect(reply).toContain('Agents · Late · Fri 20 Nov, 14:00–18:00 GMT');
  expect(reply).not.toContain('answer_all_agents');
});

it('says the same bytes of the same figures, and the same news whenever they were read', async () => {
  const first = await built();
  expect(await built()).toEqual(first);
  const later = await built({ world: { asOfMs: at('18:10') + 20_000 } });
  expect(later.gist).toBe(first.gist);
});

/** A version that follows another, in which the world has changed. */
async function edited(world: Partial<MemoryWorld>, before: Partial<MemoryWorld> = {}) {
  const { body, headline } = await built({ world: before });
  return built({ world, shown: { body, headline } });
}

it('tells its thread what moved and why, and nothing of a point or less', async () => {
  const legs = [...LEGS, talk('anna', '17:00', '17:30')];
  const moved = await edited({ legs });
  expect(moved.reply).toContain('*63 % → 69 %*: 1 late conversation settled.');
  const little = [...LEGS, talk('anna', '17:00', '17:01')];
  expect(await edited({ legs: little })).toMatchObject({ reply: '' });
});

/** A world in which Anna works on until then. */
const until = (clock: string) => ({ legs: [...LEGS, talk('anna', '17:00', clock)] });

it('adds up small moves until they are more than a point', async () => {
  const first = await built();
  const second = await built({ world: until('17:04'), shown: first });
  expect(second.reply).toBe('');
  const third = await built({ world: until('17:08'), shown: second });
  expect(third.reply).toContain('*63 % → 64 %*: 1 late conversation settled.');
});

it('remembers what was open at the end of the shift', async () => {
  const open = { legs: [...LEGS, talk('bea', '17:55')] };
  const first = await built({ world: open });
  expect(first.body).toContain('Open at shift end and still at 18:10 GMT: 1 conversation (bea).');
  const closed = await edited({ legs: [...LEGS, talk('bea', '17:55', '18:03')] }, open);
  expect(closed.body).toContain('Open at shift end: 1 conversation, ended since.');
});

it('is final when all of its half hours are', async () => {
  expect((await built()).isFinal).toBe(false);
  expect((await built({ world: { asOfMs: at('2026-11-24T00:00:00Z') } })).isFinal).toBe(true);
});

it('names what was missed in one line', async () => {
  const span = { startMs: 0, endMs: 1 };
  const missed = ['2026-11-18', '2026-11-19'].map((localDate) => ({
    id: localDate,
    localDate,
    span,
    subscriptionId: 's1',
  }));
  const body = await contentOf().missed(missed, signal);
  expect(JSON.parse(body)[0].text).toBe(
    'Not told in time, and too late to be told now: Late of Wed 18 Nov and Thu 19 Nov. To see one: ' +
      '`/utilization 2026-11-19 shift "Late"`',
  );
});
