import type { Spread } from './measure/spread.ts';

/** What a measured number has to be. */
interface Goal {
  readonly is: 'at most' | 'at least';
  readonly value: number;
}

/** One measured number. */
export interface Finding {
  /** What was measured, in words, with its denominator. */
  readonly what: string;
  /** Of several rounds, or one number that has no spread. */
  readonly value: Spread | number;
  readonly unit: '×' | 'ms' | 'min' | 'MB' | 'KB' | 'B' | '%' | '/s' | '';
  /** Left out for numbers that are told for information. */
  readonly goal?: Goal;
}

/** One of the measurements, by the name that asks for it alone. */
export interface Part {
  readonly name: string;
  /** One line for `--list`. */
  readonly title: string;
  /** Measures; rejects when two ways of doing the same thing disagree. */
  run(rounds: number): Promise<readonly Finding[]>;
}

/** The number a finding is held against its goal by: the median of several rounds. */
function numberOf({ value }: Finding): number {
  return typeof value === 'number' ? value : value.median;
}

/** Whether the goal is met; `null` for a finding without one. */
export function isMet(finding: Finding): boolean | null {
  const { goal } = finding;
  if (goal === undefined) return null;
  const value = numberOf(finding);
  return goal.is === 'at most' ? value <= goal.value : value >= goal.value;
}
