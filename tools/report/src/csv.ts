import { createLocalClock } from '@halfhour/core';
import { type Input, stringify } from 'csv-stringify/sync';
import { csvColumns } from './csv-columns.ts';
import type { About, Format } from './format.ts';

/** CSV as of RFC 4180: a header, and a row for each agent and half hour. */
export function csv({ family, zone }: About): Format {
  const columns = csvColumns(family);
  const localStart = createLocalClock(zone);
  return {
    begin: () => lines([columns.map(({ name }) => name)]),
    agent: ({ agent, intervals }) =>
      lines(
        intervals.map((interval) => {
          const row = { agent, interval, local: localStart(interval.startMs), zone };
          return columns.map(({ cell }) => cell(row));
        }),
      ),
    end: () => '',
  };
}

function lines(rows: Input): string {
  return stringify(rows, {
    record_delimiter: '\r\n',
    // A line break of another kind within a name has to be quoted as well.
    quoted_match: /[\r\n]/u,
    // Names come from people: none may become a formula of whoever opens the file.
    escape_formulas: true,
  });
}
