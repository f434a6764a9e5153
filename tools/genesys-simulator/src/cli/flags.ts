import { parseArgs } from 'node:util';
import { parseInstant } from '../query/interval.ts';
import type { ClockOption } from '../options.ts';
import { DAY_MS } from '../scenario/time.ts';
import type { StartOptions } from '../start.ts';

/** A flag that makes no sense, told in one line. */
export class UsageError extends Error {}

/** What `--help` prints. */
export const USAGE = `A stand-in for Genesys Cloud.

  --port <n>          port to listen on, 0 for any that is free (8080)
  --host <address>    address to listen on (127.0.0.1)
  --seed <text>       the same seed gives the same world (1)
  --agents <n>        how many agents there are (60)
  --start <date>      where the data begins, for example 2026-03-20 (days before now)
  --days <n>          days of data before now, today included (8)
  --conversations <n> conversations of an agent in a shift, about (40)
  --clock <kind>      real, fixed or fast (real)
  --now <instant>     the instant of a fixed clock, the first of a fast one (start + days)
  --speed <n>         how many times faster a fast clock runs (60)
  --requests <n>      requests a client may make in a minute (300)
  --token-life <n>    seconds a token is good for (86400)
  --data-lag <n>      seconds the queries trail the clock (0)
  --client-id <id>    OAuth client (simulator)
  --client-secret <s> its secret (simulator-secret)
  --help              print this
`;

const STRINGS = [
  'port',
  'host',
  'seed',
  'agents',
  'start',
  'days',
  'conversations',
  'clock',
  'now',
  'speed',
  'requests',
  'token-life',
  'data-lag',
  'client-id',
  'client-secret',
] as const;

type Given = Partial<Record<(typeof STRINGS)[number], string>>;

/** Reads the command line. Throws UsageError; returns 'help' when that was asked for. */
export function readFlags(args: readonly string[]): StartOptions | 'help' {
  const { help, ...given } = parsed(args);
  if (help === true) return 'help';
  const days = whole(given, 'days', 1);
  const startMs = given.start === undefined ? undefined : instant('start', given.start);
  const lagSeconds = whole(given, 'data-lag', 0);
  return {
    ...defined('port', whole(given, 'port', 0, 65_535) ?? 8080),
    ...defined('host', given.host),
    ...defined('seed', given.seed),
    ...defined('agents', whole(given, 'agents', 1)),
    ...defined('days', days),
    ...defined('startMs', startMs),
    ...defined('conversationsPerAgentDay', whole(given, 'conversations', 1)),
    ...defined('requestsPerMinute', whole(given, 'requests', 1)),
    ...defined('tokenLifetimeSeconds', whole(given, 'token-life', 1)),
    ...defined('dataLagMs', lagSeconds === undefined ? undefined : lagSeconds * 1000),
    ...defined('clientId', given['client-id']),
    ...defined('clientSecret', given['client-secret']),
    clock: clockOf(given, startMs, days ?? 8),
  };
}

function parsed(args: readonly string[]): Given & { help?: boolean } {
  const options = {
    ...Object.fromEntries(STRINGS.map((name) => [name, { type: 'string' as const }])),
    help: { type: 'boolean' as const },
  };
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    const [line = 'bad flags'] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${line.replace(/\.$/, '')}. Try --help.`);
  }
}

function clockOf(given: Given, startMs: number | undefined, days: number): ClockOption {
  const { clock = 'real' } = given;
  if (clock !== 'real' && clock !== 'fixed' && clock !== 'fast')
    throw new UsageError(`--clock must be real, fixed or fast, not ${clock}.`);
  if (clock !== 'fast' && given.speed !== undefined)
    throw new UsageError('--speed needs --clock fast.');
  if (clock === 'real') {
    if (given.now !== undefined) throw new UsageError('--now needs --clock fixed or fast.');
    return { kind: 'real' };
  }
  const defaultMs = startMs === undefined ? undefined : startMs + days * DAY_MS;
  const nowMs = given.now === undefined ? defaultMs : instant('now', given.now);
  if (nowMs === undefined) throw new UsageError(`--clock ${clock} needs --now or --start.`);
  if (startMs !== undefined && nowMs < startMs)
    throw new UsageError('--now must not be before --start.');
  return clock === 'fixed'
    ? { kind: 'fixed', nowMs }
    : { kind: 'fast', startMs: nowMs, speed: number(given, 'speed') ?? 60 };
}

function whole(
  given: Given,
  name: keyof Given,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = number(given, name);
  if (value !== undefined && (!Number.isInteger(value) || value < least || value > most)) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new UsageError(`--${name} must be a whole number ${range}, not ${given[name]}.`);
  }
  return value;
}

function number(given: Given, name: keyof Given): number | undefined {
  const text = given[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new UsageError(`--${name} must be a number, not ${text}.`);
  return value;
}

function instant(name: string, text: string): number {
  try {
    return parseInstant(text.includes('T') ? text : `${text}T00:00Z`);
  } catch {
    throw new UsageError(`--${name} must be an instant like 2026-03-20T14:05Z, not ${text}.`);
  }
}

function defined<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>>;
function defined(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
