import type { StoreHealth } from '@halfhour/core';
import { expect, it } from 'vitest';
import { canAnswer } from './can-answer.ts';

const slackAnswers = { test: async () => undefined };
const slackIsGone = { test: async () => Promise.reject(new Error('silent')) };

const keeping = (health: Partial<StoreHealth> | null) => ({
  kept: {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is looked at
    health: async () => health && ({ ...HEALTHY, ...health } as StoreHealth),
  },
});
const HEALTHY = { schema: 'current', hasRoom: true, sync: { isGenesysSilent: false, lagMs: 0 } };
const WELL = {
  store: 'reachable',
  schema: 'current',
  disk: 'has room',
  genesys: 'answers',
  lagMs: 0,
};

it('is ready while Slack and the database answer', async () => {
  expect(await canAnswer(keeping({}), slackAnswers)).toEqual({
    works: true,
    details: { slack: 'answers', ...WELL },
  });
});

it('is ready with nothing kept while Slack answers', async () => {
  expect(await canAnswer({ kept: null }, slackAnswers)).toEqual({
    works: true,
    details: { slack: 'answers', store: 'none' },
  });
});

it.each([
  [keeping({}), slackIsGone, { slack: 'silent', ...WELL }],
  [keeping(null), slackAnswers, { slack: 'answers', store: 'unreachable' }],
  [keeping({ schema: 'older' }), slackAnswers, { slack: 'answers', ...WELL, schema: 'older' }],
] as const)(
  'is not ready while one is away, or the store an old one: %#',
  async (here, slack, details) => {
    expect(await canAnswer(here, slack)).toEqual({ works: false, details });
  },
);

it('tells of a full disk and a silent Genesys, and is ready: what is kept is answered', async () => {
  const sync = { isGenesysSilent: true, lagMs: 3_600_000 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is looked at
  const health = { hasRoom: false, sync } as Partial<StoreHealth>;
  expect(await canAnswer(keeping(health), slackAnswers)).toEqual({
    works: true,
    details: {
      slack: 'answers',
      ...WELL,
      disk: 'nearly full',
      genesys: 'silent',
      lagMs: 3_600_000,
    },
  });
});
