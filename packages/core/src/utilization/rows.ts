import { HALF_HOURS_A_DAY } from '../time/half-hour.ts';

/** A number for each half hour of a UTC day. */
export type Row = Float64Array;

/** Where one fold has its rows from. */
export interface Rows {
  /** The row of everything of which there is nothing: shared, never written to. */
  readonly zeros: Row;
  /** The row of what was never read, NaN throughout: shared, never written to. */
  readonly never: Row;
  /** The row under this key, to be written to: a shared one is replaced by one of its own. */
  readonly own: <Key extends string | number>(family: Record<Key, Row>, key: Key) => Row;
}

/** Rows that are made together: memory of its own for each costs more than what is added up in it. */
const ROWS_A_BLOCK = 64;

/** Rows for a fold. One is made with its first number, which one in five never gets. */
export function createRows(): Rows {
  const zeros = new Float64Array(HALF_HOURS_A_DAY);
  const never = new Float64Array(HALF_HOURS_A_DAY).fill(NaN);
  let block = new Float64Array(0);
  let used = 0;

  function newRow(): Row {
    if (used === block.length) {
      block = new Float64Array(ROWS_A_BLOCK * HALF_HOURS_A_DAY);
      used = 0;
    }
    used += HALF_HOURS_A_DAY;
    return block.subarray(used - HALF_HOURS_A_DAY, used);
  }

  return {
    zeros,
    never,
    own: (family, key) => {
      const row = family[key];
      if (row !== zeros && row !== never) return row;
      const made = newRow();
      if (row === never) made.fill(NaN);
      family[key] = made;
      return made;
    },
  };
}
