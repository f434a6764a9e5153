import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store } from '@halfhour/core';
import { type FastClock, quickenedDatabase } from '@halfhour/fast-clock';
import { sql } from 'kysely';
import { clockOfAfternoon } from './afternoon.ts';

/** A store of made-up numbers that goes by a fast clock. */
export interface FastStore extends Pick<Store, 'close'> {
  readonly clock: FastClock;
}

/**
 * Opens the store, empty and at the beginning of the afternoon.
 *
 * @param dataDir - where nothing else is kept
 * @param goesOn - whether with the clock and the numbers of the last time, if there was one
 */
export async function openFastStore(dataDir: string, goesOn: boolean): Promise<FastStore> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'clock.json');
  const kept = goesOn ? clockIn(file) : null;
  const clock = kept ?? clockOfAfternoon(Date.now());
  const store = await openStore({
    dataDir,
    applicationName: 'halfhour dev',
    mayBeNew: true,
  });
  const statements = [...(kept === null ? EMPTY : []), ...quickenedDatabase(clock)];
  for (const statement of statements) await sql.raw(statement).execute(store.database.kysely);
  writeFileSync(file, JSON.stringify(clock));
  return { clock, close: async () => store.close() };
}

const EMPTY = [
  'drop schema if exists pgboss cascade',
  'drop schema if exists public cascade',
  'create schema public',
];

function clockIn(file: string): FastClock | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
