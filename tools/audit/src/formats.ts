import { count, printable } from '@halfhour/command';
import { type AuditRow, formatInstant } from '@halfhour/core';
import { stringify } from 'csv-stringify/sync';
import type { FormatName } from './flags.ts';

/** How entries are written, one after another. */
export interface Format {
  /** What stands before them. */
  readonly head: string;
  entry(row: AuditRow): string;
}

const COLUMNS = [
  'at',
  'who',
  'app',
  'through',
  'kind',
  'what',
  'families',
  'scope',
  'from',
  'to',
  'agents',
  'agentIds',
] as const;

/** An entry with its instants as text. */
function fieldsOf({ atMs, span, families, agentIds, ...same }: AuditRow) {
  return {
    ...same,
    at: formatInstant(atMs),
    from: formatInstant(span.startMs),
    to: formatInstant(span.endMs),
    families: [...families],
    agentIds: [...agentIds],
  };
}

/** What was asked, and nothing a spreadsheet would take for a formula. */
function csv(values: readonly string[]): string {
  return stringify([[...values]], { escape_formulas: true, record_delimiter: 'windows' });
}

const table: Format = {
  head: '',
  entry(row) {
    const { at, who, app, through, kind, what, from, to, scope } = fieldsOf(row);
    const whose = scope === 'agents' ? namesOf(row) : `${scope} (${count(row.agents, 'agent')})`;
    const marked = kind === 'answer' ? '' : ` [${kind}]`;
    return `${at}  ${printable(who)}  ${app} ${printable(through)}${marked}  ${what} of ${printable(whose)}, ${from} to ${to}\n`;
  },
};

/** The most ids in a line. */
const SHOWN = 3;

function namesOf({ agentIds, agents }: AuditRow): string {
  const shown = agentIds.slice(0, SHOWN);
  const more = agents - shown.length;
  if (shown.length === 0) return count(agents, 'agent');
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The formats by name. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  table,
  csv: {
    head: csv(COLUMNS),
    entry(row) {
      const fields = fieldsOf(row);
      return csv(
        COLUMNS.map((name) => {
          const value = fields[name];
          return Array.isArray(value) ? value.join(' ') : String(value);
        }),
      );
    },
  },
  json: { head: '', entry: (row) => `${JSON.stringify(fieldsOf(row))}\n` },
};
