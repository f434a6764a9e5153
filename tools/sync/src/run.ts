import { EXIT, type Print, UsageError } from '@halfhour/command';
import { type Kept, openHalfhour, type SyncEvent } from '@halfhour/core';
import { openTelemetry } from '@halfhour/service';
import { once } from 'node:events';
import type { Env } from './env.ts';
import { eventLine } from './event-line.ts';
import { type Flags, pastSpan } from './flags.ts';
import { statusText } from './status-text.ts';

/** What the command is given. */
export interface Given {
  readonly env: Env;
  readonly print: Print;
  readonly signal: AbortSignal;
}

/** Does what the command line asks for. @returns the exit code */
export async function run(flags: Flags, { env, print, signal }: Given): Promise<number> {
  if (env.HALFHOUR_SYNC.kind === 'off') {
    throw new UsageError('HALFHOUR_SYNC is off, so that nothing is kept: set it to all.');
  }
  const past = flags.command === 'once' && flags.past !== null ? flags.past : null;
  const span = past === null ? null : pastSpan(past, env.HALFHOUR_ZONE);
  const telling = createTelling(print);
  const telemetry = await telemetryOf(env);
  const halfhour = await openHalfhour(env, {
    ...telemetry.listeners,
    name: 'sync',
    log: telling.log,
    onSync(event) {
      telling.onSync(event);
      telemetry.listeners.onSync(event);
    },
    syncs: flags.command === 'keep',
  });
  try {
    const kept = present(halfhour.kept);
    if (flags.command === 'status') {
      const status = await kept.sync.status();
      await print(flags.json ? `${JSON.stringify(status)}\n` : statusText(kept, status));
      return EXIT.ok;
    }
    if (flags.command === 'keep') {
      await telemetry.serveMetrics(halfhour);
      await print(`Keeping ${kept.location} fresh. Ctrl-C ends it.\n`);
      if (!signal.aborted) await once(signal, 'abort');
      signal.throwIfAborted();
    }
    if (span !== null) await kept.sync.requestBackfill(span);
    const isWhole = await readAll(kept, signal);
    await print(statusText(kept, await kept.sync.status()));
    return isWhole ? EXIT.ok : EXIT.trouble;
  } finally {
    await halfhour.close();
    await telemetry.close();
    await telling.told();
  }
}

async function telemetryOf(env: Env) {
  return openTelemetry({
    name: 'halfhour-sync',
    metrics: {
      host: env.HALFHOUR_METRICS_HOST,
      port: env.HALFHOUR_SYNC_METRICS_PORT,
      settings: 'HALFHOUR_METRICS_HOST and HALFHOUR_SYNC_METRICS_PORT',
    },
    otlpUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
}

/** Reads round after round until nothing is due. @returns whether all of it could be read */
async function readAll({ sync }: Kept, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const { left, failed } = await sync.runOnce(signal);
    if (failed > 0) return false;
    if (left === 0) return true;
  }
}

/** Tells what happens, a line each, in order. */
function createTelling(print: Print) {
  let told = Promise.resolve();
  const tell = (line: string) => {
    told = told.then(async () => print(`${line}\n`));
    // Whoever waits for it hears of a reader that stopped reading.
    told.catch(() => undefined);
  };
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (_fields: object, message: string) => tell(message),
  };
  const onSync = (event: SyncEvent) => {
    const line = eventLine(event);
    if (line !== null) tell(line);
  };
  return { log, onSync, told: async () => told };
}

function present(kept: Kept | null): Kept {
  if (kept === null) throw new Error('There is a store unless HALFHOUR_SYNC is off.');
  return kept;
}
