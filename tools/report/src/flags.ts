import { FAMILIES, type Family, isZone, MEDIA_TYPES } from '@halfhour/core';
import { COMMON_FLAGS, parsedFlags, UsageError } from '@halfhour/command';

const FORMATS = ['table', 'csv', 'json'] as const;

/** How the report is written. */
export type FormatName = (typeof FORMATS)[number];

/** What the command line says; `undefined` is what it does not say. */
export interface Flags {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly agentIds: readonly string[] | undefined;
  readonly teamIds: readonly string[] | undefined;
  readonly queueIds: readonly string[] | undefined;
  readonly mediaTypes: readonly string[] | undefined;
  readonly format: FormatName | undefined;
  readonly family: Family;
  readonly zone: string | undefined;
  /** A file; `undefined` is standard output. */
  readonly out: string | undefined;
  /** Print what could be read when not all could. */
  readonly partial: boolean;
}

const OPTIONS = {
  ...COMMON_FLAGS,
  from: { type: 'string' },
  to: { type: 'string' },
  agents: { type: 'string', multiple: true },
  teams: { type: 'string', multiple: true },
  queues: { type: 'string', multiple: true },
  media: { type: 'string', multiple: true },
  format: { type: 'string' },
  family: { type: 'string' },
  zone: { type: 'string' },
  out: { type: 'string' },
  partial: { type: 'boolean' },
} as const;

/** @throws UsageError that says which flag is wrong and what is expected */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const given = parsedFlags(args, OPTIONS).values;
  if (given.help === true) return 'help';
  if (given.version === true) return 'version';
  return {
    from: given.from,
    to: given.to,
    agentIds: list('agents', given.agents),
    teamIds: list('teams', given.teams),
    queueIds: list('queues', given.queues),
    mediaTypes: list('media', given.media)?.map((media) => oneOf('media', media, MEDIA_TYPES)),
    format: given.format === undefined ? undefined : oneOf('format', given.format, FORMATS),
    family: given.family === undefined ? 'worked' : oneOf('family', given.family, FAMILIES),
    zone: given.zone === undefined ? undefined : zone(given.zone),
    out: given.out === undefined || given.out === '-' ? undefined : file(given.out),
    partial: given.partial ?? false,
  };
}

/** Values of a flag that may be given more than once, each a list with commas. */
function list(flag: string, values: readonly string[] | undefined): string[] | undefined {
  const items = values?.flatMap((value) => value.split(',')).map((item) => item.trim());
  if (items?.includes('') === true) {
    throw new UsageError(
      `--${flag} has a blank entry: expected a list with commas, such as --${flag} a,b.`,
    );
  }
  return items;
}

function oneOf<Choice extends string>(
  flag: string,
  value: string,
  choices: Iterable<Choice>,
): Choice {
  const all = [...choices];
  const chosen = all.find((choice) => choice === value.toLowerCase());
  if (chosen !== undefined) return chosen;
  throw new UsageError(`--${flag} is "${value}"; expected one of ${all.join(', ')}.`);
}

function zone(value: string): string {
  if (isZone(value)) return value;
  throw new UsageError(`--zone is "${value}"; expected an IANA time zone such as Europe/London.`);
}

function file(value: string): string {
  if (value.trim() !== '') return value;
  throw new UsageError('--out is blank; expected the name of a file.');
}
