import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DigestSettings } from '@halfhour/core';
import { type FastClock, quickenedDatabase, shownMs } from '@halfhour/fast-clock';
import { type Message, startSlackSimulator } from '@halfhour/slack-simulator';
import { sql } from 'kysely';
import {
  createShiftStore,
  type Database,
  migrate,
  migrations,
  openDatabase,
  type Schema,
  shiftFrom,
  startPostgres,
  subscribe,
} from './tried.ts';

/** What a worker is told when it starts. */
export interface NightOrder {
  readonly dataDir: string;
  /** Where the simulator's Web API is, with a slash at the end. */
  readonly slackUrl: string;
}

/** A night that passes in half a minute, in which a channel is subscribed to a shift. */
export interface Night extends AsyncDisposable {
  /** They plan and deliver, by the night's clock. */
  readonly workers: readonly ChildProcess[];
  /** What the channel shows. */
  digests(): Message[];
  /** Fulfils when the clock shows this. */
  until(instant: string): Promise<void>;
}

const SPEED = 600;
const PLACE = { teamId: 'T00000001', ownerId: 'U00000001', fallbackOwnerId: null };

/**
 * What depends on how fast the machine is takes as long as it does, and so many times longer by the
 * clock; when a digest is planned, due, late and missed is as in earnest.
 */
export function nightSettings(speed: number) {
  return {
    leaseMs: 5000 * speed,
    callMs: 1000 * speed,
    beginMs: 500 * speed,
    pacingMs: 0,
    // Of a timer, which is the machine's.
    pollMs: 100,
    planMs: 300 * speed,
  } satisfies Partial<DigestSettings>;
}

/**
 * Begins a night with two workers. Its clock stands still until they are up.
 *
 * @param hours - of the shift in London, `22:00-01:30`
 */
export async function beginNight(from: string, hours: string): Promise<Night> {
  await using held = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-night-'));
  held.defer(async () => rm(dataDir, { recursive: true }));
  let clock: FastClock = { machineMs: Date.now(), fromMs: Date.parse(from), speed: 0 };
  const nowMs = () => shownMs(clock, Date.now());
  const db = await openNightStore(dataDir, clock, held);
  const { simulator, url, close } = await startSlackSimulator({ nowMs });
  held.defer(close);
  const channelId = simulator.channels().find(({ name }) => name === 'team-leads')?.id ?? '';
  const { id: shiftId } = await createShiftStore(db).add(shiftFrom(hours), 'graphql');
  await subscribe(db, { ...PLACE, channelId, shiftId, showsNames: false });
  const order: NightOrder = { dataDir, slackUrl: `${url}/api/` };
  const workers = await Promise.all([startWorker(order, held), startWorker(order, held)]);
  clock = { ...clock, machineMs: Date.now(), speed: SPEED };
  await goBy(clock, db);
  for (const worker of workers) worker.send(clock);
  const disposing = held.move();
  return {
    workers,
    digests: () => [...simulator.messages(channelId)],
    until: async (instant) => wait((Date.parse(instant) - nowMs()) / SPEED),
    [Symbol.asyncDispose]: async () => disposing.disposeAsync(),
  };
}

async function openNightStore(
  dataDir: string,
  clock: FastClock,
  held: AsyncDisposableStack,
): Promise<Database<Schema>['kysely']> {
  const server = await startPostgres({ dataDir });
  held.defer(async () => server.leave());
  const open = () => openDatabase<Schema>(server, { applicationName: 'night' });
  const first = open();
  await goBy(clock, first.kysely);
  await first.close();
  const { kysely, close } = open();
  held.defer(close);
  await migrate(kysely, migrations);
  return kysely;
}

async function goBy(clock: FastClock, db: Database<Schema>['kysely']): Promise<void> {
  for (const statement of quickenedDatabase(clock)) await sql.raw(statement).execute(db);
}

async function startWorker(order: NightOrder, held: AsyncDisposableStack): Promise<ChildProcess> {
  const worker = fork(new URL('night-worker.ts', import.meta.url), [JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  held.defer(async () => end(worker));
  await once(worker, 'message');
  return worker;
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}
