import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY_MS, HALF_HOUR_MS, halfHourStartsMs } from '../time/half-hour.ts';
import { stateOf } from '../utilization/half-hour-state.ts';
import type { TriedMark } from './days.ts';
import { membersToRead } from './members-to-read.ts';
import { gapToFill, type PlanInput, planSync, type Task } from './plan.ts';
import { endedSinceMs } from './recent.ts';
import type { SyncScope } from './scope.ts';
import { DEFAULT_SYNC_SETTINGS } from './settings.ts';

const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const settings = DEFAULT_SYNC_SETTINGS;
const never = NaN;

function mark(startMs: number, workReadAtMs: number, presenceReadAtMs = workReadAtMs): TriedMark {
  return { halfHourStartMs: startMs, workReadAtMs, presenceReadAtMs, failures: 0 };
}

/** Every half hour from 17 November on, as read by `readAtMs` says. */
function marksUntil(asOfMs: number, readAtMs: (startMs: number) => number): TriedMark[] {
  const endMs = Math.ceil(asOfMs / HALF_HOUR_MS) * HALF_HOUR_MS;
  return halfHourStartsMs({ startMs: at('17T00:00'), endMs }).map((startMs) =>
    mark(startMs, readAtMs(startMs)),
  );
}

/** Half hours that settled long ago and were read after the last night. */
const settledAndReread = (asOfMs: number) => (startMs: number) =>
  startMs + HALF_HOUR_MS + settings.settleMs <= asOfMs ? asOfMs - 1_000 : never;

function plan(input: Partial<PlanInput> & Pick<PlanInput, 'asOfMs'>): Task[] {
  return planSync({
    marks: [],
    jobsUntilMs: undefined,
    directoryReadAtMs: input.asOfMs,
    members: [],
    settings,
    ...input,
  });
}

const slotsOf = (tasks: readonly Task[]) =>
  tasks.flatMap((task) => ('slotsMs' in task ? task.slotsMs : []));
const waysOf = (tasks: readonly Task[]) =>
  tasks.flatMap((task) => (task.kind === 'day' ? [task.by] : []));
const kinds = (tasks: readonly Task[]) => tasks.map(({ kind }) => kind);

it('reads nothing when nothing is due', () => {
  const asOfMs = at('20T14:10');
  const marks = marksUntil(asOfMs, () => asOfMs - 5 * 60_000);
  expect(plan({ asOfMs, marks, jobsUntilMs: at('20T08:00') })).toEqual([]);
});

it('reads a half hour as soon as it has ended, and makes the running one fresher with it', () => {
  const asOfMs = at('20T14:01');
  const marks = marksUntil(asOfMs, settledAndReread(asOfMs)).map((one) =>
    one.halfHourStartMs === at('20T13:00') ? mark(at('20T13:00'), at('20T13:31')) : one,
  );
  const tasks = plan({ asOfMs, marks });
  const slotsMs = [at('20T13:00'), at('20T13:30'), at('20T14:00')];
  expect(tasks).toEqual([
    { kind: 'recent', slotsMs },
    { kind: 'presence', slotsMs: [at('20T13:00'), at('20T13:30')] },
  ]);
});

it('reads what ended since the read before, and reaches back for what Genesys took in late', () => {
  const slots = [mark(at('20T13:30'), at('20T13:31')), mark(at('20T14:00'), never)];
  const asOfMs = at('20T14:01');
  const since = (knownUntilMs: number) => endedSinceMs(slots, { asOfMs, knownUntilMs }, settings);
  expect(since(at('20T13:30'))).toBe(at('20T13:30') - settings.lateMs);
  expect(since(asOfMs)).toBe(at('20T13:31') - settings.lateMs);
});

it('reads on from where Genesys was when it was behind at the read before', () => {
  const slots = [mark(at('20T13:30'), at('20T14:00')), mark(at('20T14:00'), never)];
  const knownUntilMs = at('20T12:40');
  expect(endedSinceMs(slots, { asOfMs: at('20T14:30'), knownUntilMs }, settings)).toBe(
    knownUntilMs - settings.lateMs,
  );
});

it('settles a half hour with the read that finds the next one ended', () => {
  const asOfMs = at('20T14:30');
  const marks = marksUntil(asOfMs, (startMs) =>
    startMs >= at('20T13:30') ? at('20T14:00') : asOfMs - 1_000,
  );
  const slotsMs = [at('20T13:30'), at('20T14:00')];
  expect(plan({ asOfMs, marks })).toEqual([
    { kind: 'recent', slotsMs },
    { kind: 'presence', slotsMs },
  ]);
});

it('reads a half hour that was never read from its beginning', () => {
  const asOfMs = at('20T14:45');
  const slots = [mark(at('20T13:00'), never), mark(at('20T14:00'), at('20T14:31'))];
  expect(endedSinceMs(slots, { asOfMs, knownUntilMs: asOfMs }, settings)).toBe(at('20T13:00'));
});

it('reads what an outage of some hours left open in one read, and older days whole', () => {
  const asOfMs = at('20T14:05');
  const marks = marksUntil(asOfMs, (startMs) => (startMs < at('19T10:00') ? at('20T05:00') : NaN));
  const tasks = plan({ asOfMs, marks, jobsUntilMs: at('20T02:00') });
  expect(kinds(tasks)).toEqual(['recent', 'presence', 'day', 'day']);
  expect(tasks.slice(2)).toMatchObject([
    { dayStartMs: at('20T00:00'), by: 'query', why: 'backfill' },
    { dayStartMs: at('19T00:00'), by: 'job', why: 'backfill' },
  ]);
});

it('reads days again by jobs after the night, when their data reaches so far', () => {
  const asOfMs = at('20T10:20');
  const marks = marksUntil(asOfMs, (startMs) =>
    startMs < at('20T00:00') ? at('20T03:00') : asOfMs,
  );
  expect(plan({ asOfMs, marks, jobsUntilMs: at('20T03:59') })).toEqual([]);
  const tasks = plan({ asOfMs, marks, jobsUntilMs: at('20T04:00') });
  expect(tasks).toMatchObject(
    [19, 18, 17].map((day) => ({ dayStartMs: at(`${day}T00:00`), by: 'job', why: 'night' })),
  );
});

it('reads days again by the query where jobs are forbidden or keep failing', () => {
  const asOfMs = at('20T10:20');
  const marks = marksUntil(asOfMs, (startMs) =>
    startMs < at('20T00:00') ? at('20T03:00') : asOfMs,
  );
  expect(waysOf(plan({ asOfMs, marks, jobsUntilMs: null }))).toEqual(['query', 'query', 'query']);
  const failing = marks.map((one) =>
    one.halfHourStartMs < at('18T00:00') ? { ...one, failures: 3 } : one,
  );
  expect(waysOf(plan({ asOfMs, marks: failing, jobsUntilMs: at('20T04:00') }))).toEqual([
    'job',
    'job',
    'query',
  ]);
});

it('reads a past that was asked for, the newest day first, after the nights', () => {
  const asOfMs = at('20T10:20');
  const marks = [
    ...halfHourStartsMs({ startMs: at('02T00:00'), endMs: at('04T00:00') }).map((startMs) =>
      mark(startMs, never),
    ),
    ...marksUntil(asOfMs, (startMs) => (startMs < at('20T00:00') ? at('20T03:00') : asOfMs)),
  ];
  const tasks = plan({ asOfMs, marks, jobsUntilMs: at('20T04:00') });
  expect(tasks.flatMap((task) => (task.kind === 'day' ? [task.dayStartMs] : []))).toEqual(
    [19, 18, 17, 3, 2].map((day) => at(`${String(day).padStart(2, '0')}T00:00`)),
  );
});

it('fills the gap that a process leaves which did not run for days', () => {
  const gap = (newestMs: number) => gapToFill(newestMs, at('20T10:20'), settings);
  expect(gap(at('02T11:30'))).toEqual({ startMs: at('02T12:00'), endMs: at('17T00:00') });
  expect(gap(at('17T11:30'))).toBeNull();
  expect(gap(never)).toBeNull();
});

it('reads who there is first of all, and every four hours after what people look at', () => {
  const asOfMs = at('20T14:00');
  const marks = marksUntil(asOfMs, (startMs) => (startMs < at('20T13:30') ? asOfMs : never));
  const read = (directoryReadAtMs: number) => kinds(plan({ asOfMs, marks, directoryReadAtMs }));
  expect(read(never)).toEqual(['directory', 'recent', 'presence']);
  expect(read(at('20T10:00'))).toEqual(['recent', 'presence', 'directory']);
  expect(read(at('20T10:01'))).toEqual(['recent', 'presence']);
});

const unit = (unitId: string, membersReadAtMs: number) =>
  ({ kind: 'team', unitId, membersReadAtMs }) as const;

it('reads members that were never read and those of the scope at once, others one by one', () => {
  const due = [unit('mine', 5), unit('new', never), unit('other', 3), unit('another', 4)];
  const ids = (scope: SyncScope) => membersToRead(due, scope).map(({ unitId }) => unitId);
  expect(ids({ kind: 'teams', ids: ['mine'] })).toEqual(['mine', 'new', 'other']);
  expect(ids({ kind: 'all' })).toEqual(['mine', 'new']);
});

const instant = fc.integer({ min: at('20T00:00'), max: at('22T00:00') });
const worlds = fc.record({
  asOfMs: instant,
  jobsLagMs: fc.option(fc.integer({ min: 0, max: DAY_MS })),
  readAtMs: fc.array(fc.option(fc.integer({ min: 0, max: 2 * DAY_MS })), { maxLength: 250 }),
});

/** Half hours read at any time after they began, or never. */
function marksOfWorld({ asOfMs, readAtMs }: { asOfMs: number; readAtMs: (number | null)[] }) {
  return marksUntil(asOfMs, () => never).map((one, index) => {
    const readMs = one.halfHourStartMs + (readAtMs[index] ?? NaN);
    return readMs <= asOfMs ? mark(one.halfHourStartMs, readMs) : one;
  });
}

it('never reads a half hour that is to come, nor one that it could not know yet', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { asOfMs, jobsLagMs } = world;
      const jobsUntilMs = jobsLagMs === null ? null : asOfMs - jobsLagMs;
      const tasks = plan({ asOfMs, jobsUntilMs, marks: marksOfWorld(world) });
      expect(slotsOf(tasks).filter((startMs) => startMs >= asOfMs)).toEqual([]);
      for (const task of tasks) {
        if (task.kind !== 'day') continue;
        expect(Math.max(...task.slotsMs) + HALF_HOUR_MS).toBeLessThanOrEqual(task.asOfMs);
        expect(task.asOfMs).toBeLessThanOrEqual(asOfMs);
      }
    }),
  );
});

it('reads every half hour that has ended and was not read since', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { asOfMs } = world;
      const marks = marksOfWorld(world);
      const planned = new Set(
        plan({ asOfMs, jobsUntilMs: null, marks })
          .filter(({ kind }) => kind !== 'presence')
          .flatMap((task) => slotsOf([task])),
      );
      const missed = marks.filter(
        ({ halfHourStartMs, workReadAtMs }) =>
          halfHourStartMs + HALF_HOUR_MS <= asOfMs &&
          !(workReadAtMs >= halfHourStartMs + HALF_HOUR_MS) &&
          !planned.has(halfHourStartMs),
      );
      expect(missed).toEqual([]);
    }),
  );
});

it('leaves settled half hours alone until a night has gone over them', () => {
  fc.assert(
    fc.property(instant, (asOfMs) => {
      const marks = marksUntil(asOfMs, (startMs) =>
        startMs + HALF_HOUR_MS + settings.settleMs <= asOfMs ? asOfMs - 1 : never,
      );
      const settled = new Set(
        marks.flatMap(({ halfHourStartMs: startMs, workReadAtMs: readAtMs }) =>
          stateOf({ startMs, readAtMs, openLegs: 0 }, settings.settleMs) === 'SETTLED'
            ? [startMs]
            : [],
        ),
      );
      const planned = slotsOf(plan({ asOfMs, jobsUntilMs: asOfMs - DAY_MS / 4, marks }));
      expect(planned.filter((startMs) => settled.has(startMs))).toEqual([]);
    }),
  );
});

it('comes to rest: what it plans, read as planned, leaves nothing to plan', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { asOfMs } = world;
      const marks = new Map(marksOfWorld(world).map((one) => [one.halfHourStartMs, one]));
      for (let round = 0; round < 10; round += 1) {
        const tasks = plan({ asOfMs, jobsUntilMs: null, marks: [...marks.values()] });
        if (tasks.length === 0) break;
        for (const task of tasks) {
          for (const startMs of slotsOf([task])) {
            const known = marks.get(startMs) ?? mark(startMs, never);
            const presenceReadAtMs = task.kind === 'recent' ? known.presenceReadAtMs : asOfMs;
            const workReadAtMs = task.kind === 'presence' ? known.workReadAtMs : asOfMs;
            marks.set(startMs, mark(startMs, workReadAtMs, presenceReadAtMs));
          }
        }
      }
      expect(plan({ asOfMs, jobsUntilMs: null, marks: [...marks.values()] })).toEqual([]);
    }),
  );
});
