import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSlackSimulator, type StartedSlackSimulator } from '@halfhour/slack-simulator';
import {
  type Database,
  migrate,
  migrations,
  openDatabase,
  type Schema,
  startPostgres,
} from './tried.ts';

/** A database and a workspace of a run's own, gone when they are disposed of. */
export interface Place extends AsyncDisposable {
  readonly dataDir: string;
  readonly db: Database<Schema>['kysely'];
  readonly slack: StartedSlackSimulator;
  readonly channelIds: readonly string[];
}

/** Starts both, with so many channels. */
export async function makePlace(channels: number): Promise<Place> {
  await using held = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'halfhour-chaos-'));
  held.defer(async () => rm(dataDir, { recursive: true }));
  const server = await startPostgres({ dataDir });
  held.defer(async () => server.leave());
  const database = openDatabase<Schema>(server, { applicationName: 'chaos' });
  held.defer(async () => database.close());
  await migrate(database.kysely, migrations);
  const named = Array.from({ length: channels }, (_, nth) => ({ name: `shift-${nth}`, bot: true }));
  const slack = await startSlackSimulator({ channels: named, seed: Date.now() });
  held.defer(async () => slack.close());
  const disposing = held.move();
  return {
    dataDir,
    db: database.kysely,
    slack,
    channelIds: slack.simulator.channels().map(({ id }) => id),
    [Symbol.asyncDispose]: async () => disposing.disposeAsync(),
  };
}
