import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';
import { mapRecord } from './map-record.ts';

/** A number for each half hour of one or more UTC days: 48 a day, day after day. */
export type Row = Float64Array;

/**
 * Makes rows of zeros, up to `count` of them. They share one block of memory: an organisation has
 * many rows, and memory of its own for each costs more than what is added up in it.
 */
export function rowMaker(count: number, days = 1) {
  const length = days * HALF_HOURS_A_DAY;
  const block = new Float64Array(count * length);
  let made = 0;
  const row = (): Row => {
    if (made === count) throw new RangeError(`All ${count} rows are made.`);
    made += 1;
    return block.subarray((made - 1) * length, made * length);
  };
  return {
    row,
    rows: <Metric extends string>(metrics: readonly Metric[]): Record<Metric, Row> =>
      mapRecord(metrics, row),
  };
}

/** The 48 half hours from `from` on. */
export function dayOf(row: Row, from: number): Row {
  return row.subarray(from, from + HALF_HOURS_A_DAY);
}
