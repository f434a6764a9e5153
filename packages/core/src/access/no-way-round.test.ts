import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explain } from '../report/explain.ts';
import { report } from '../report/report.ts';
import { restatements } from '../report/restatements.ts';
import { agentsInScope, cursorOf } from '../report/scope.ts';
import { at } from '../testing/legs.ts';
import type { MemoryWorld } from '../testing/memory-source.ts';
import { ALPHA_ALONE, BOTH, called, OURS, seenIn, THEIRS } from './testing.ts';

const { signal } = new AbortController();

/** A question about some agents, teams and queues, from some place of the list on. */
interface Asked {
  readonly agentIds: string[] | undefined;
  readonly teamIds: string[] | undefined;
  readonly queueIds: string[] | undefined;
  readonly first: number;
  readonly after: string | undefined;
  readonly oneId: string;
  readonly text: string;
  readonly isSilent: boolean;
}

function questions(agents: readonly string[], units: readonly string[]): fc.Arbitrary<Asked> {
  const cursors = fc.constantFrom(...OURS, ...THEIRS).map((id) => cursorOf(called(id)));
  return fc.record({
    agentIds: some(agents),
    teamIds: some(units),
    queueIds: some(units),
    first: fc.integer({ min: 1, max: 4 }),
    after: fc.option(cursors, { nil: undefined }),
    oneId: fc.constantFrom(...agents),
    text: fc.constantFrom('', 'name', 'b', 'Name of b', 'am'),
    isSilent: fc.boolean(),
  });
}

function some(ids: readonly string[]) {
  return fc.option(fc.array(fc.constantFrom(...ids), { maxLength: 3 }), { nil: undefined });
}

/** What comes of everything that can be asked: the answers, or the words of the refusals. */
async function outcomes(world: MemoryWorld, question: Asked) {
  const { agentIds, teamIds = [], queueIds = [], first, after, oneId, text, isSilent } = question;
  const { report: deps, restatements: source } = seenIn(world, { isSilent });
  const { directory, nowMs } = deps;
  const window = { fromMs: at('09:00'), toMs: at('11:00') };
  const units = [...teamIds, ...queueIds];
  const answers: Promise<unknown>[] = [
    agentsInScope(question, { first, after }, directory, signal),
    report({ ...question, ...window }, deps, signal),
    restatements({ ...question, ...window }, { directory, restatements: source, nowMs }, signal),
    explain({ agentId: oneId, atMs: at('09:20'), clockTime: String }, deps, signal),
    directory.byIds([oneId, ...(agentIds ?? [])], signal),
    directory.all(signal),
    directory.search(text, signal),
    directory.inTeams(units, signal),
    directory.inQueues(units, signal),
    directory.inGroups(units, signal),
    directory.teams(signal),
    directory.queues(signal),
    directory.teamsOf([oneId], signal),
    directory.queuesOf([oneId], signal),
  ];
  return Promise.all(answers.map(async (answer) => answer.catch(String)));
}

const UNITS = ['ta', 'shared', 'ga', 'made up'];

it('answers and refuses as if there were nobody else: team Beta changes not a word', async () => {
  const anything = questions([...OURS, ...THEIRS, 'made up'], [...UNITS, 'tb', 'qb', 'gb']);
  await fc.assert(
    fc.asyncProperty(anything, async (question) => {
      expect(await outcomes(BOTH, question)).toEqual(await outcomes(ALPHA_ALONE, question));
    }),
    { numRuns: 200 },
  );
});

it('tells no id and no name of team Beta to those who name none', async () => {
  await fc.assert(
    fc.asyncProperty(questions([...OURS, 'made up'], UNITS), async (question) => {
      const told = JSON.stringify(await outcomes(BOTH, question));
      expect(told).not.toMatch(/bob|bea|ben|Beta|tb|qb|gb/u);
    }),
    { numRuns: 50 },
  );
});
