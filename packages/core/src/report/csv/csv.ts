import { type Input, stringify } from 'csv-stringify/sync';
import { createLocalClock } from '../../time/local-clock.ts';
import type { AgentInterval } from '../../utilization/interval.ts';
import type { Family } from '../family.ts';
import type { Agent } from '../source.ts';
import { csvColumns } from './csv-columns.ts';

/** Writes CSV piece by piece: the head, then each agent. Pieces one after the other are the file. */
export interface CsvWriter {
  /** The names of the columns. */
  readonly head: () => string;
  /** A row for each half hour of an agent, in the order given. */
  readonly agent: (agent: {
    readonly agent: Pick<Agent, 'id' | 'name'>;
    readonly intervals: readonly AgentInterval[];
  }) => string;
}

/** CSV as of RFC 4180, with local times on the clock of an IANA zone. */
export function createCsv({
  family,
  zone,
}: {
  readonly family: Family;
  readonly zone: string;
}): CsvWriter {
  const columns = csvColumns(family);
  const localStart = createLocalClock(zone);
  return {
    head: () => lines([columns.map(({ name }) => name)]),
    agent: ({ agent, intervals }) =>
      lines(
        intervals.map((interval) => {
          const row = { agent, interval, local: localStart(interval.startMs), zone };
          return columns.map(({ cell }) => cell(row));
        }),
      ),
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
