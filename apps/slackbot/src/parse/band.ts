import type { TargetBand } from '@halfhour/core';

const BAND = /^(?<from>\d{1,3}(?:[.,]\d)?)\s*%?\s*(?:-|–|—|to)\s*(?<to>\d{1,3}(?:[.,]\d)?)\s*%?$/iu;

/** A band of percentages, `70–85 %`; nothing when it is none. Whether it is a sensible one is core's. */
export function parseBand(text: string): TargetBand | undefined {
  const { from, to } = BAND.exec(text.trim())?.groups ?? {};
  if (from === undefined || to === undefined) return undefined;
  return { from: shareOf(from), to: shareOf(to) };
}

function shareOf(percent: string): number {
  return Math.round(Number(percent.replace(',', '.')) * 10) / 1000;
}
