/** Round numbers for an axis, from below the least value to above the most, zero among them. */
export function ticksOf(values: readonly number[], about = 4): number[] {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const span = most - least === 0 ? 1 : most - least;
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.ceil((least + span) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** A function from values to places: the least value is at `from`, the most at `to`. */
export function scale(least: number, most: number, from: number, to: number) {
  return (value: number): number => from + ((value - least) / (most - least)) * (to - from);
}
