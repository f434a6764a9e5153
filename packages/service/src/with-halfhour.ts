import { type Halfhour, type HalfhourEnv, openHalfhour } from '@halfhour/core';
import { secretsIn } from '@halfhour/core/secrets';
import { createLog, type Log } from './log/create-log.ts';
import { logDestination } from './log/terminal.ts';
import { openTelemetry, type Telemetry } from './telemetry.ts';

/** Which app it is that opens Halfhour. */
export interface App {
  /** `graphql`: its service is `halfhour-graphql`. */
  readonly name: string;
  /** Where its metrics are asked for, and the setting that says so. `undefined`: nowhere. */
  readonly metricsPort: number | undefined;
  readonly metricsSetting: string;
}

/** What an app serves with. */
export interface Opened {
  readonly halfhour: Halfhour;
  readonly log: Log;
  readonly telemetry: Telemetry;
}

/**
 * Opens what every app needs and lets it begin to serve. When it can't begin, all of it is closed;
 * when it can, that is up to the app.
 *
 * @throws what `openHalfhour` and `serve` throw
 */
export async function withHalfhour(
  env: HalfhourEnv,
  { name, metricsPort, metricsSetting }: App,
  serve: (opened: Opened) => Promise<void>,
): Promise<void> {
  const destination = await logDestination(process.stdout);
  const log = createLog(env.LOG_LEVEL, destination, { name, secrets: secretsIn({ ...env }) });
  await using opened = new AsyncDisposableStack();
  const telemetry = await openTelemetry({
    name: `halfhour-${name}`,
    metrics: {
      host: env.HALFHOUR_METRICS_HOST,
      port: metricsPort,
      settings: `HALFHOUR_METRICS_HOST and ${metricsSetting}`,
    },
    otlpUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
  opened.defer(telemetry.close);
  const halfhour = await openHalfhour(env, { name, log, ...telemetry.listeners });
  opened.defer(async () => halfhour.close());
  await serve({ halfhour, log, telemetry });
  // From now on the app closes them.
  opened.move();
}
