import { at, memoryWorld, talk } from '@halfhour/core/testing';
import { expect, it } from 'vitest';
import { botWorld, HANA } from './bot-world.ts';

const MORNING = {
  agents: ['anna', 'bea', 'hana'],
  legs: [
    talk('anna', '09:10', '09:40', { queue: 'support' }),
    talk('bea', '10:00', '10:30', { queue: 'sales' }),
  ],
  presence: { anna: { loggedIn: 1_800_000, onQueue: 1_800_000 } },
  teams: { t1: { name: 'Billing', agents: ['anna'] }, t2: { name: 'Support', agents: ['bea'] } },
  queues: { sales: ['bea'], support: ['anna'] },
  emails: { [HANA]: ['hana'] },
  reports: { hana: ['anna'] },
};

/** What somebody is told who types this, as one text: the sentence and then the blocks. */
async function told(text: string, words: Parameters<typeof botWorld>[0] = {}): Promise<string> {
  const bot = botWorld({ ...words, world: { ...MORNING, ...words.world } });
  const { answer } = await bot.type(text);
  const message = await answer();
  return `${message.text} ${JSON.stringify(message.blocks)}`.replaceAll('\u00A0', ' ');
}

it('acknowledges with nothing, then answers whoever typed, with the denominator named', async () => {
  const bot = botWorld({ world: MORNING });
  const { ack, answer } = await bot.type('today');
  expect(ack).toMatchObject({ status: 200, body: '' });
  const message = await answer();
  expect(bot.simulator.ephemerals(HANA)).toEqual([message]);
  expect(message.text).toMatch(
    /^All agents, Today, Fri 20 Nov, 00:00–14:00 GMT: utilization 7\u00A0%/u,
  );
  expect(JSON.stringify(message.blocks)).toContain('= busy 1 h ÷ logged in 13 h 30 min');
});

it('finds names of teams, and tells teams and queues apart', async () => {
  expect(await told('team:bill')).toMatch(/^Billing, Today.* busy 30 min of 13 h 30 min/u);
  const byTeam = await told('by team');
  expect(byTeam).toMatch(/Billing.*handle 30 min.*Support.*handle 30 min/u);
  const byQueue = await told('by queue');
  expect(byQueue).toMatch(/sales.*handle 30 min.*support.*handle 30 min/u);
});

it('reads once for a question, however many queues are told apart', async () => {
  const asked: number[] = [];
  const watch = ({ agentIds }: { readonly agentIds: readonly string[] }) => {
    asked.push(agentIds.length);
  };
  const bot = botWorld({ world: MORNING, watch });
  await (await bot.type('by queue')).answer();
  expect(asked).toEqual([3]);
});

it('refuses what it does not understand, and says what to type', async () => {
  expect(await told('tody')).toMatch(/^I don't know `tody`\. Did you mean `today`\?/u);
  expect(await told('2026-02-30')).toContain('`2026-02-30` is not a date, use YYYY-MM-DD.');
  expect(await told('agent:nobody')).toContain('No agent matches `nobody`.');
  expect(await told('this shift')).toContain('No shifts are set up for you yet.');
  expect(await told('subscribe')).toContain('Digests are not set up here yet.');
});

it('tells how to ask', async () => {
  expect(await told('help filters')).toContain('`/utilization team:billing`');
});

it('shows nobody more than they may see, and says what that is', async () => {
  const mine = await told('', { access: 'reports' });
  expect(mine).toContain('GMT · 1 agent"');
  expect(mine).toContain('You can see your direct reports only.');
  for (const text of ['team:support', 'agent:bea', 'queue:sales', 'team:made-up']) {
    expect(await told(text, { access: 'reports' })).toMatch(
      /^You can see your direct reports only\./u,
    );
  }
});

it('says why it does not know what somebody may see', async () => {
  const unknown = await told('', { access: 'reports', world: { emails: {} } });
  expect(unknown).toContain('No active user of Genesys has the e-mail address');
  const noEmail = await told('', { access: 'reports', slack: { scopes: ['users:read'] } });
  expect(noEmail).toContain("Slack doesn't tell me your e-mail address");
});

it('knows an agent who is mentioned by the name that Slack has', async () => {
  const bot = botWorld({ world: MORNING });
  const hana = bot.simulator.users().find(({ email }) => email === HANA)?.id ?? '';
  const { answer } = await bot.type(`<@${hana}|hana>`);
  expect((await answer()).text).toMatch(/^hana, Today/u);
});

it('refuses days that are no longer kept', async () => {
  const kept = { ask: { keptSinceMs: () => at('2026-11-10T00:00:00Z') } };
  expect(await told('2026-11-09', kept)).toContain('There is no data before 2026-11-10.');
  expect(await told('2026-11-10', kept)).toContain('Tue 10 Nov');
});

it('says that there is nothing yet while the first half hour runs', async () => {
  expect(await told('team:billing', { now: '00:10' })).toContain(
    'No activity for Billing today yet (first half hour ends 00:30 GMT).',
  );
});

it('says so too where midnight is no boundary of half hours', async () => {
  // It is 00:05 in Kathmandu, and the first half hour of the day starts at 00:15.
  const words = { now: '18:20' };
  expect(await told('today in Asia/Kathmandu', words)).toContain(
    'No activity today yet (first half hour ends 00:45 UTC+05:45).',
  );
});

it('says since when Genesys is silent, and tells what is known', async () => {
  const silent = await told('', {
    world: { asOfMs: at('12:00') },
    ask: { silence: async () => at('12:00') },
  });
  expect(silent).toMatch(/^Genesys has not answered since 12:00 GMT, figures to 12:00 follow\./u);
  expect(silent).toContain('busy 1 h ÷ logged in 12 h');
});

it('refuses more than can be answered at once, before it reads any of it', async () => {
  const asked: string[] = [];
  const agents = Array.from({ length: 1000 }, (_, index) => `Agent ${index}`);
  const words = {
    world: { agents },
    watch: () => {
      asked.push('read');
    },
  };
  expect(await told('last 7 days', words)).toContain(
    'That is 336000 half hours of agents; the most in one answer is 300000.',
  );
  expect(asked).toEqual([]);
});

it('says so when somebody has gone since their name was looked up', async () => {
  const { directory } = memoryWorld({ agents: ['anna'], asOfMs: 0 });
  const words = { report: { directory: { ...directory, byIds: nobody } } };
  expect(await told('agent:anna', words)).toMatch(/^Genesys knows no agent with the id anna\./u);
});

async function nobody() {
  return { agents: [], unread: [] };
}
