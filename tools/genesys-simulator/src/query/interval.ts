import { DAY_MS, HOUR_MS, MINUTE_MS } from '../scenario/time.ts';
import { badRequest, invalidDate, invalidValue } from '../http/refusals.ts';

/** [startMs, endMs). */
export interface Interval {
  startMs: number;
  endMs: number;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads "start/end". Throws the service's refusal when it is malformed, empty or runs backwards. */
export function parseInterval(text: string): Interval {
  const [start, end, ...more] = text.split('/');
  if (start === undefined || end === undefined || more.length > 0) throw invalidDate();
  const startMs = parseInstant(start);
  const endMs = parseInstant(end);
  if (startMs >= endMs) throw badRequest('The interval must end after it starts.', 'interval');
  return { startMs, endMs };
}

/** Reads an instant; without an offset it is UTC. */
export function parseInstant(text: string): number {
  const match = INSTANT.exec(text);
  if (match === null) throw invalidDate();
  const instantMs = Date.parse(match[3] === undefined ? `${text}Z` : text);
  if (Number.isNaN(instantMs)) throw invalidDate();
  return instantMs;
}

/** Refuses intervals longer than the service answers: 7 days, 31 with a filter. */
export function requireShort({ startMs, endMs }: Interval, filtered: boolean): void {
  const days = filtered ? 31 : 7;
  if (endMs - startMs > days * DAY_MS)
    throw badRequest(
      `The interval may not be longer than ${days} days ${filtered ? 'with' : 'without'} a filter.`,
      'interval',
    );
}

const PERIOD = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Reads a granularity like PT30M, PT1H or P1D, in milliseconds. Months and years are not simulated. */
export function parseGranularity(text: string): number {
  const match = PERIOD.exec(text);
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = (match ?? [])
    .slice(1)
    .map((number) => Number(number ?? 0));
  const periodMs = (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
  if (match === null || periodMs === 0)
    throw invalidValue(text, 'granularity', 'ISO-8601 periods, for example PT30M or P1D');
  return periodMs;
}
