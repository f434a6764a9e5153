import { expect, it } from 'vitest';
import { memoryWorld } from '../testing/memory-source.ts';
import { explain } from '../report/explain.ts';
import { report } from '../report/report.ts';
import { restatements } from '../report/restatements.ts';
import { at, talk } from '../testing/legs.ts';
import { type Audit, createAudit } from './audit.ts';
import { audited } from './audited.ts';
import type { Asking, AuditEntry, NumbersRead } from './entry.ts';

const ASKING: Asking = {
  who: 'key:wallboard',
  app: 'graphql',
  through: 'utilization',
  kind: 'answer',
  families: ['worked'],
};
const READ: NumbersRead = {
  what: 'halfHours',
  scope: 'everybody',
  agentIds: ['anna', 'bea'],
  span: { startMs: at('09:00'), endMs: at('10:00') },
};

/** An audit that is kept in a list. */
function listed(given: Partial<Parameters<typeof createAudit>[0]> = {}) {
  const kept: AuditEntry[] = [];
  const lines: object[] = [];
  let ids = 0;
  const line = (fields: object, message: string) => void lines.push({ message, ...fields });
  const audit: Audit = createAudit({
    log: { info: line, warn: line },
    keep: async (entries) => void kept.push(...entries),
    nowMs: () => at('12:00'),
    newId: () => `entry-${(ids += 1)}`,
    pauseMs: 1,
    ...given,
  });
  return { audit, kept, lines };
}

it('keeps who asked for whose numbers, when and through what', async () => {
  const { audit, kept } = listed();
  audit.note(ASKING, READ);
  await audit.close();
  expect(kept).toEqual([{ ...ASKING, ...READ, id: 'entry-1', atMs: at('12:00') }]);
});

it('writes a line that says of how many agents, and not of whom', async () => {
  const { audit, lines } = listed({ keep: null });
  audit.note(ASKING, READ);
  await audit.close();
  expect(lines).toEqual([
    {
      message: 'audit',
      id: 'entry-1',
      atMs: at('12:00'),
      ...ASKING,
      what: 'halfHours',
      scope: 'everybody',
      agents: 2,
      from: '2026-11-20T09:00:00.000Z',
      to: '2026-11-20T10:00:00.000Z',
    },
  ]);
});

it('loses nothing and doubles nothing when it can’t be kept for a while', async () => {
  let isAway = true;
  const kept: string[] = [];
  const { promise: tried, resolve } = Promise.withResolvers<void>();
  const { audit } = listed({
    async keep(entries) {
      resolve();
      if (isAway) throw new Error('The database is away.');
      kept.push(...entries.map(({ id }) => id));
    },
  });
  for (let many = 0; many < 1200; many += 1) audit.note(ASKING, READ);
  await tried;
  isAway = false;
  await audit.close();
  expect(kept).toEqual(Array.from({ length: 1200 }, (_, index) => `entry-${index + 1}`));
});

it('keeps what was noted in the very moment before the end', async () => {
  const { audit, kept } = listed();
  audit.note(ASKING, READ);
  const closed = audit.close();
  expect(kept).toEqual([]);
  await closed;
  expect(kept).toHaveLength(1);
});

it('keeps together what is noted within a moment', async () => {
  const batches: number[] = [];
  const { audit } = listed({
    keep: async ({ length }) => void batches.push(length),
    gatherMs: 3_600_000,
  });
  for (let many = 0; many < 3; many += 1) {
    audit.note(ASKING, READ);
    await new Promise(setImmediate);
  }
  await audit.close();
  expect(batches).toEqual([3]);
});

it('says how many are in the log only when the end comes while nothing can be kept', async () => {
  const { audit, lines } = listed({ keep: async () => Promise.reject(new Error('away')) });
  audit.note(ASKING, READ);
  await audit.close();
  expect(lines.at(-1)).toEqual({ message: 'audit: entries are in this log only', unkept: 1 });
});

it('lets no number be read unheard, by whatever question', async () => {
  const { source, directory } = memoryWorld({
    agents: ['anna', 'bea'],
    legs: [talk('anna', '09:10', '09:20')],
    asOfMs: at('12:00'),
  });
  const heard: NumbersRead[] = [];
  const deps = { source, directory, nowMs: () => at('12:00'), settleMs: 0 };
  const given = { report: deps, restatements: { restatementsOf: async () => [] } };
  const answering = audited(given, (read) => void heard.push(read));
  const { signal } = new AbortController();
  const window = { fromMs: at('09:00'), toMs: at('10:00') };
  await report(window, answering.report, signal);
  await report({ ...window, agentIds: ['bea'] }, answering.report, signal);
  await explain(
    { agentId: 'anna', atMs: at('09:00'), clockTime: String },
    answering.report,
    signal,
  );
  const { restatements: source2 } = answering;
  await restatements(window, { directory, restatements: source2, nowMs: deps.nowMs }, signal);
  const hour = { startMs: at('09:00'), endMs: at('10:00') };
  const half = { startMs: at('09:00'), endMs: at('09:30') };
  expect(heard).toEqual([
    { what: 'halfHours', scope: 'everybody', agentIds: ['anna', 'bea'], span: hour },
    { what: 'halfHours', scope: 'agents', agentIds: ['bea'], span: hour },
    { what: 'halfHours', scope: 'agents', agentIds: ['anna'], span: half },
    { what: 'legs', scope: 'agents', agentIds: ['anna'], span: half },
    { what: 'restatements', scope: 'everybody', agentIds: ['anna', 'bea'], span: hour },
  ]);
});

it.each([0, 1, 2, 3, 4, 5])(
  'keeps what is noted %i turns after what was before is kept',
  async (turns) => {
    const kept: AuditEntry[] = [];
    const { audit } = listed({
      async keep(entries) {
        kept.push(...entries);
        if (kept.length > 1) return;
        void (async () => {
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          audit.note(ASKING, READ);
        })();
      },
    });
    audit.note(ASKING, READ);
    await expect.poll(() => kept.length).toBe(2);
  },
);
