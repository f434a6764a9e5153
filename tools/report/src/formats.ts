import { csv } from './csv.ts';
import type { Flags, FormatName } from './flags.ts';
import type { About, Format } from './format.ts';
import { json } from './json.ts';
import { table } from './table.ts';

/** How to make each format. */
export const FORMATS: Readonly<Record<FormatName, (about: About) => Format>> = { table, csv, json };

const BY_ENDING: Readonly<Record<string, FormatName>> = { csv: 'csv', json: 'json', txt: 'table' };

/** The format that was asked for, or what suits: the file's ending, a terminal, or another program. */
export function formatName({ format, out }: Flags, isTerminal: boolean): FormatName {
  if (format !== undefined) return format;
  if (out === undefined) return isTerminal ? 'table' : 'csv';
  const ending = out.slice(out.lastIndexOf('.') + 1).toLowerCase();
  return BY_ENDING[ending] ?? 'csv';
}
