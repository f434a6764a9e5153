import { z } from 'zod';
import { resolve } from 'node:path';
import { genesysHosts } from '../genesys/environments.ts';
import { parseDatabaseUrl } from '../store/postgres/database-url.ts';
import type { SyncScope } from '../sync/scope.ts';
import { isZone } from '../time/local-day.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** A setting without which an app can't start; `why` says where to get it. */
export function required(why: string) {
  return z.string(`is missing: ${why}`);
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number, what: string) {
  const message = `must be ${what} from ${min} to ${max}.`;
  return z
    .string()
    .regex(/^\d+$/u, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

/** A host name or address to listen on. */
export function listenHost() {
  return z.string().regex(/^[\w.:-]+$/u, 'must be a host name or an IP address.');
}

/** A TCP port to listen on; 0 takes any that is free. */
export function listenPort() {
  return wholeNumber(0, 65_535, 'a port number');
}

/** Whether something is wanted. @default no */
export function yesOrNo() {
  return z
    .enum(['true', 'false'], 'must be true or false.')
    .default('false')
    .transform((value) => value === 'true');
}

/**
 * A file or a directory.
 *
 * @param rootDir - of the repository: a path that is not absolute is meant from there
 */
export function fileSetting(rootDir: string) {
  return z.string().transform((path) => resolve(rootDir, path));
}

/** Origins of web pages. @default none */
export function webOrigins() {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/u).filter((origin) => origin !== ''))
    .refine(
      (origins) => origins.every((origin) => URL.parse(origin)?.origin === origin),
      'must be origins such as https://reports.example.com, separated by commas: no path, and no *.',
    );
}

const FROM_GENESYS =
  'create an OAuth client with the grant "Client Credentials" in Genesys Cloud (Admin > ' +
  'Integrations > OAuth); `pnpm dev` uses a simulator without one.';

/** How to reach Genesys Cloud. */
export const genesysSettings = {
  GENESYS_CLIENT_ID: required(FROM_GENESYS),
  GENESYS_CLIENT_SECRET: required('it is shown with GENESYS_CLIENT_ID.'),
  GENESYS_ENV: z.string().default('mypurecloud.com').superRefine(tellWrongHosts),
  GENESYS_GATEWAY_URL: z
    .string()
    .superRefine((url, context) => tellWrongHosts('mypurecloud.com', context, url))
    .optional(),
  GENESYS_REQUESTS_PER_MINUTE: wholeNumber(1, 100_000, 'a whole number of requests').default(300),
};

/** Settings of the site that every app shares. */
export const siteSettings = {
  HALFHOUR_ZONE: z
    .string()
    .refine(isZone, 'must be an IANA time zone such as Europe/London.')
    .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  HALFHOUR_SETTLE_MINUTES: wholeNumber(0, 1440, 'a whole number of minutes').default(30),
  HALFHOUR_NAMES: z.enum(['on', 'off'], 'must be on or off.').default('on'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}.`).default('info'),
};

/**
 * Where the store is.
 *
 * @param rootDir - of the repository: directories that are not absolute are meant from there,
 *   wherever a program is started
 */
export function storeSettings(rootDir: string) {
  const directory = fileSetting(rootDir);
  return {
    DATABASE_URL: z.string().superRefine(tellWrongUrl).optional(),
    HALFHOUR_DATA: directory.default(resolve(rootDir, '.halfhour')),
    POSTGRES_BIN_DIR: directory.optional(),
  };
}

/**
 * Where shifts are written.
 *
 * @param rootDir - of the repository
 */
function shiftSettings(rootDir: string) {
  return {
    HALFHOUR_SHIFTS: fileSetting(rootDir).optional(),
  };
}

/** What is kept: read by the sync, and for how long. */
export const syncSettings = {
  HALFHOUR_SYNC: z.string().default('all').transform(toSyncMode),
  HALFHOUR_RETENTION_DAYS: wholeNumber(10, 4000, 'a whole number of days').default(400),
};

/** What `HALFHOUR_ACCESS` says: who may see whom where no rule does, or where the rules are. */
export type AccessSetting =
  | { readonly mode: 'open' | 'reports' }
  | { readonly mode: 'rules'; readonly path: string };

/**
 * Who may see whom.
 *
 * @param rootDir - of the repository
 */
export function accessSettings(rootDir: string) {
  return {
    HALFHOUR_ACCESS: z
      .string()
      .default('reports')
      .transform((text, context): AccessSetting => {
        if (text === 'open' || text === 'reports') return { mode: text };
        if (/\.ya?ml$/u.test(text)) return { mode: 'rules', path: resolve(rootDir, text) };
        context.addIssue(
          'must be reports (everyone sees whom they lead), open (everyone sees everybody) or the ' +
            'path of a file with rules (….yaml).',
        );
        return z.NEVER;
      }),
  };
}
/** How long it is kept who asked for whose numbers. */
const auditSettings = {
  HALFHOUR_AUDIT_DAYS: wholeNumber(1, 4000, 'a whole number of days').default(400),
};

/** How apps are watched. */
const watchSettings = {
  HALFHOUR_METRICS_HOST: listenHost().default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/u, error: 'must be a URL such as http://localhost:4318.' })
    .optional(),
};

/**
 * Everything an app needs to know of the site it works for.
 *
 * @param rootDir - of the repository
 */
export function halfhourSettings(rootDir: string) {
  return {
    ...genesysSettings,
    ...siteSettings,
    ...storeSettings(rootDir),
    ...syncSettings,
    ...watchSettings,
    ...accessSettings(rootDir),
    ...auditSettings,
    ...shiftSettings(rootDir),
  };
}

/** What `HALFHOUR_SYNC` says: whose half hours are kept; `off`: nobody's. */
export type SyncMode = SyncScope | { readonly kind: 'off' };

function toSyncMode(text: string, context: z.core.$RefinementCtx<string>): SyncMode {
  if (text === 'all' || text === 'off') return { kind: text };
  const [, kind, list = ''] = /^(teams|queues):(.*)$/u.exec(text) ?? [];
  const ids = list
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if ((kind === 'teams' || kind === 'queues') && ids.length > 0) return { kind, ids };
  context.addIssue('must be all, off, teams:<id>,<id>,… or queues:<id>,<id>,… (ids of Genesys).');
  return z.NEVER;
}

function tellWrongUrl(url: string, context: z.core.$RefinementCtx<string>): void {
  tellFailure(
    context,
    () => parseDatabaseUrl(url),
    (message) => message.replace('DATABASE_URL ', ''),
  );
}

function tellWrongHosts(
  environment: string,
  context: z.core.$RefinementCtx<string>,
  gatewayUrl?: string,
): void {
  tellFailure(
    context,
    () => genesysHosts(environment, gatewayUrl),
    (message) => `is not usable: ${message}`,
  );
}

function tellFailure(
  context: z.core.$RefinementCtx<string>,
  attempt: () => unknown,
  inWords: (message: string) => string,
): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    context.addIssue(inWords(error.message));
  }
}
