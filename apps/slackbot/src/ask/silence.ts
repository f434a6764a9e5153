import type { Answer } from '../answer/answer.ts';
import type { Fault } from '../fault.ts';

/** Since when Genesys has given no answer, epoch ms; `null`: it answers. */
export type Silence = () => Promise<number | null>;

/** Changing figures that are no older than this are as new as they get, ms. */
const FRESH_MS = 65 * 60_000;

/** Says that Genesys is silent, when that is why the figures are old. Asks only when they are. */
export async function silenceOf(
  { freshness: { asOfMs }, halfHours, zone }: Answer,
  silence: Silence,
  nowMs: number,
): Promise<Fault | undefined> {
  const isAboutNow = (halfHours.at(-1)?.endMs ?? nowMs) >= nowMs;
  if (!isAboutNow || (asOfMs !== null && nowMs - asOfMs < FRESH_MS)) return undefined;
  const sinceMs = await silence();
  return sinceMs === null ? undefined : { kind: 'genesysSilent', sinceMs, zone };
}
