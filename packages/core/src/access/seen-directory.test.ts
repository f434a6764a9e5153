import { expect, it } from 'vitest';
import { explain } from '../report/explain.ts';
import { agentsInScope } from '../report/scope.ts';
import { at } from '../testing/legs.ts';
import { memoryWorld } from '../testing/memory-source.ts';
import { createSeenDirectory } from './seen-directory.ts';
import { BOTH, called, LEAD, seenIn } from './testing.ts';
import { EVERYBODY } from './viewer.ts';

const { signal } = new AbortController();

it.each([
  ['agentIds', ['bob'], 'You can see no agent with the id bob: you can see team Alpha only.'],
  ['agentIds', ['x'], 'You can see no agent with the id x: you can see team Alpha only.'],
  ['teamIds', ['tb'], 'You can see no team with the id tb: you can see team Alpha only.'],
  ['teamIds', ['tx'], 'You can see no team with the id tx: you can see team Alpha only.'],
  ['queueIds', ['qb'], 'You can see no queue with the id qb: you can see team Alpha only.'],
])('says what may be seen in place of %s %s', async (argument, unseen, message) => {
  const { directory } = seenIn(BOTH).report;
  await expect(agentsInScope({ [argument]: unseen }, {}, directory, signal)).rejects.toMatchObject({
    name: 'ReportInputError',
    argument,
    message,
  });
});

it('explains no half hour of others, not even while names can not be read', async () => {
  const { report: deps } = seenIn(BOTH, { isSilent: true });
  const question = { atMs: at('09:20'), clockTime: String };
  expect(await explain({ ...question, agentId: 'amy' }, deps, signal)).toMatchObject({
    agent: { id: 'amy', name: null },
    legs: [{}],
  });
  await expect(explain({ ...question, agentId: 'bob' }, deps, signal)).rejects.toThrow(
    'You can see no agent with the id bob',
  );
});

it('lists teams and queues of which somebody is seen, and of their members those', async () => {
  const directory = createSeenDirectory(memoryWorld(BOTH).directory, LEAD);
  expect((await directory.teams(signal)).units).toEqual([{ id: 'ta', name: 'Team Alpha' }]);
  expect((await directory.queues(signal)).units).toEqual([{ id: 'shared', name: 'Shared queue' }]);
  const { agents } = await directory.inQueues(['shared'], signal);
  expect(agents.map(({ id }) => id)).toEqual(['amy', 'ann']);
});

it('finds those who have left by id and not among all', async () => {
  const directory = createSeenDirectory(memoryWorld(BOTH).directory, LEAD);
  expect((await directory.byIds(['abe', 'ben'], signal)).agents).toEqual([called('abe')]);
  const all = await directory.all(signal);
  expect(all.agents.map(({ id }) => id)).toEqual(['amy', 'ann']);
});

it('changes nothing for those who see everybody', async () => {
  const { directory } = memoryWorld(BOTH);
  expect(createSeenDirectory(directory, EVERYBODY)).toBe(directory);
  const { report: deps } = seenIn(BOTH, { viewer: EVERYBODY });
  expect((await agentsInScope({}, {}, deps.directory, signal)).totalCount).toBe(5);
});

it('gives no numbers of others to a question that goes round the directory', async () => {
  const { report: deps, restatements: source } = seenIn(BOTH);
  const span = { startMs: at('09:00'), endMs: at('10:00') };
  const around: Promise<unknown>[] = [
    deps.source.readAgentDays({ span, agentIds: ['amy', 'bob'], signal }),
    deps.source.readLegs({ span, agentId: 'bob', signal }),
    Promise.resolve(source?.restatementsOf({ span, agentIds: ['bob'], limit: 1 })),
  ];
  const outcomes = await Promise.allSettled(around);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
