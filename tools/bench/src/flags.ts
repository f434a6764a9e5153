import { parseArgs } from 'node:util';
import type { Part } from './part.ts';

/** What `--help` prints. */
export const USAGE = `Measures Halfhour against its goals, in rounds of CPU time.

  pnpm bench              everything, some fifteen minutes
  pnpm bench fold luxon   only these parts
  --rounds <n>            rounds that count, 5 or more (7)
  --list                  the parts
  --help                  print this

Exit code 1: two ways of doing the same thing disagree. A missed goal is told and is none.
`;

/** A command line that makes no sense, told in one line. */
export class UsageError extends Error {}

/** What was asked for. */
export type Flags = 'help' | 'list' | { readonly parts: readonly Part[]; readonly rounds: number };

/** Reads the command line. */
export function readFlags(args: readonly string[], parts: readonly Part[]): Flags {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  if (values.list) return 'list';
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 5) {
    throw new UsageError(`--rounds must be a whole number of 5 or more, not ${values.rounds}.`);
  }
  const asked = positionals.map((name) => partNamed(name, parts));
  return { parts: asked.length === 0 ? parts : asked, rounds };
}

function partNamed(name: string, parts: readonly Part[]): Part {
  const part = parts.find((one) => one.name === name);
  if (part !== undefined) return part;
  const names = parts.map((one) => one.name).join(', ');
  throw new UsageError(`There is no part ${name}. Expected ${names}.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '7' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'bad flags');
  }
}
