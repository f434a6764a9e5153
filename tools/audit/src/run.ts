import { givenInstantMs, type Print, UsageError } from '@halfhour/command';
import { openStore, readAudit } from '@halfhour/core';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import { FORMATS } from './formats.ts';

/** What the command is given. */
export interface Given {
  readonly env: Env;
  readonly print: Print;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

/** What is told where nothing is said, ms. */
const WEEK_MS = 7 * 86_400_000;

/** Prints the entries that are asked for. */
export async function run(
  { format: name, who, about, ...when }: Flags,
  { env, print, nowMs, signal }: Given,
): Promise<void> {
  const span = spanOf(when, env.HALFHOUR_ZONE, nowMs);
  const store = await openStore({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.HALFHOUR_DATA,
    binDir: env.POSTGRES_BIN_DIR,
    applicationName: 'halfhour audit-log',
    mayBeNew: false,
  });
  const format = FORMATS[name];
  try {
    if (format.head !== '') await print(format.head);
    for await (const row of readAudit(store.database.kysely, { span, who, about })) {
      signal.throwIfAborted();
      await print(format.entry(row));
    }
  } finally {
    await store.close();
  }
}

function spanOf({ from, to }: Pick<Flags, 'from' | 'to'>, zone: string, nowMs: number) {
  // Up to the present moment, and what is written in it.
  const endMs = to === undefined ? nowMs + 1 : givenInstantMs('to', to, zone);
  const startMs = from === undefined ? endMs - WEEK_MS : givenInstantMs('from', from, zone);
  if (startMs >= endMs) throw new UsageError('--to must be after --from.');
  return { startMs, endMs };
}
