import { COMMON_FLAGS, parsedFlags, UsageError } from '@halfhour/command';

const FORMATS = ['table', 'csv', 'json'] as const;

/** How entries are written. */
export type FormatName = (typeof FORMATS)[number];

/** What the command line asks for, as it was written. */
export interface Flags {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly who: string | undefined;
  readonly about: string | undefined;
  readonly format: FormatName;
}

const OPTIONS = {
  ...COMMON_FLAGS,
  from: { type: 'string' },
  to: { type: 'string' },
  who: { type: 'string' },
  about: { type: 'string' },
  format: { type: 'string' },
} as const;

/** @throws UsageError that says what is wrong and what is expected */
export function readFlags(args: readonly string[]): Flags | 'help' | 'version' {
  const { help, version, format = 'table', ...flags } = parsedFlags(args, OPTIONS).values;
  if (help === true) return 'help';
  if (version === true) return 'version';
  const name = FORMATS.find((one) => one === format);
  if (name === undefined) {
    throw new UsageError(`--format is one of ${FORMATS.join(', ')}. Try --help.`);
  }
  const { from, to, who, about } = flags;
  return { from, to, who, about, format: name };
}
