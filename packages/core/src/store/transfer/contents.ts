import type { UtcDay } from '../utc-day.ts';

/** All rows of a table, told without them. */
export interface TableSummary {
  readonly name: string;
  /** In the order of the values of a row. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** The same for the same rows in any order, on any version of PostgreSQL. */
  readonly checksum: string;
}

/** What a sequence gives next. */
export interface SequenceState {
  readonly name: string;
  readonly next: number;
}

/** A store as it was at one moment, without its rows. */
export interface StoreSummary {
  /** The migrations that made its tables, in order. */
  readonly schema: readonly string[];
  /** In an order in which they can be filled. */
  readonly tables: readonly TableSummary[];
  readonly sequences: readonly SequenceState[];
  /** The first and last UTC day of which numbers are kept; `null`: of none. */
  readonly days: { readonly first: UtcDay; readonly last: UtcDay } | null;
}

/** A store as it was at one moment. */
export interface StoreContents extends StoreSummary {
  /**
   * A table's rows as COPY writes them as text, one a line. To be called once for each table, in
   * order; the next one when the one before has been read to its end.
   */
  rowsOf(table: TableSummary): AsyncIterable<Buffer>;
  /** The error to be thrown when the rows are not what the summary says. */
  readonly damaged: (why: string) => Error;
}

/** How far a transfer is. */
export interface TransferProgress {
  /** `count`: summing up the source; `copy`: moving rows; `compare`: summing up what arrived. */
  readonly step: 'count' | 'copy' | 'compare';
  readonly table: string;
  /** Rows of the table that are done. */
  readonly rows: number;
  /** `null`: not known yet. */
  readonly of: number | null;
}

/** What a transfer is given. */
export interface TransferOptions {
  /** Ends it; nothing of it is left then. */
  readonly signal: AbortSignal;
  /** @default nobody is told */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
}
