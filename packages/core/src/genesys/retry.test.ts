import { expect, test } from 'vitest';
import {
  GenesysRateLimitError,
  GenesysRequestError,
  GenesysTimeoutError,
  GenesysUnavailableError,
} from './errors.ts';
import { retryAfterMs, retryDelayMs, withRetries } from './retry.ts';
import { createFakeClock } from './testing.ts';

const NOW_MS = Date.parse('2026-11-20T12:00:00Z');

test('Retry-After may be seconds, a date, absent or nonsense', () => {
  expect(retryAfterMs('42', NOW_MS)).toBe(42_000);
  expect(retryAfterMs('0', NOW_MS)).toBe(0);
  expect(retryAfterMs(' 1.5 ', NOW_MS)).toBe(1_500);
  expect(retryAfterMs('Fri, 20 Nov 2026 12:00:30 GMT', NOW_MS)).toBe(30_000);
  expect(retryAfterMs('Fri, 20 Nov 2026 11:00:00 GMT', NOW_MS)).toBe(0);
  expect(retryAfterMs(null, NOW_MS)).toBeNull();
  expect(retryAfterMs('soon', NOW_MS)).toBeNull();
  expect(retryAfterMs('-5', NOW_MS)).toBeNull();
});

test('waits double with each failure up to a cap, with full jitter', () => {
  const error = new GenesysTimeoutError('late');
  const longest = [1, 2, 3, 4, 10].map((failures) => retryDelayMs(error, failures, 0.999_999));
  expect(longest).toEqual([499, 999, 1_999, 3_999, 19_999]);
  expect(retryDelayMs(error, 10, 0)).toBe(0);
});

test('never waits less than Genesys asks for', () => {
  const limited = new GenesysRateLimitError('limit', 42_000);
  expect(retryDelayMs(limited, 1, 0)).toBe(42_000);
  expect(retryDelayMs(limited, 9, 0.5)).toBe(42_500);
  expect(retryDelayMs(new GenesysUnavailableError('down', 503, 7_000), 1, 0)).toBe(7_000);
});

/** Runs attempts that fail with these errors in turn, then succeed. */
async function attempts(...errors: Error[]) {
  const clock = createFakeClock(NOW_MS);
  let made = 0;
  const result = await withRetries(
    async () => {
      const error = errors[made];
      made += 1;
      if (error !== undefined) throw error;
      return 'done';
    },
    { clock, signal: undefined, random: () => 0.5 },
  ).catch((error: unknown) => error);
  return { result, made, tookMs: clock.nowMs() - NOW_MS };
}

const down = (status: number) => new GenesysUnavailableError(`status ${status}`, status);

test('what may pass is tried again until it succeeds', async () => {
  const { result, made, tookMs } = await attempts(
    down(502),
    down(503),
    new GenesysTimeoutError('x'),
  );
  expect(result).toBe('done');
  expect(made).toBe(4);
  expect(tookMs).toBe(250 + 500 + 1_000);
});

test('a refusal is final at once', async () => {
  const refused = new GenesysRequestError('no', 404);
  expect(await attempts(refused)).toEqual({ result: refused, made: 1, tookMs: 0 });
});

test('a 500 is tried once more and no further, even after other failures', async () => {
  expect((await attempts(down(500))).result).toBe('done');
  expect((await attempts(down(503), down(503), down(500))).result).toBe('done');
  const { made, result } = await attempts(down(500), down(503), down(500));
  expect(made).toBe(3);
  expect(result).toMatchObject({ status: 500 });
});

test('gives up with the last error when the time for retries is over', async () => {
  const forever = Array.from({ length: 100 }, () => down(503));
  const { result, tookMs } = await attempts(...forever);
  expect(result).toMatchObject({ name: 'GenesysUnavailableError', status: 503 });
  expect(tookMs).toBeLessThanOrEqual(75_000);
  expect(tookMs).toBeGreaterThan(50_000);
});

test('does not begin a wait that is longer than its patience', async () => {
  const { result, made, tookMs } = await attempts(new GenesysRateLimitError('limit', 3_600_000));
  expect(result).toMatchObject({ name: 'GenesysRateLimitError', retryAfterMs: 3_600_000 });
  expect({ made, tookMs }).toEqual({ made: 1, tookMs: 0 });
});

test('an error that is not of Genesys is a defect and is not retried', async () => {
  const defect = new TypeError('undefined is not a function');
  expect(await attempts(defect)).toMatchObject({ result: defect, made: 1 });
});

test('an abort ends the waiting at once with its reason', async () => {
  const ending = new AbortController();
  const clock = createFakeClock(NOW_MS);
  const result = withRetries(
    async () => {
      throw down(503);
    },
    { clock, signal: ending.signal, onRetry: () => ending.abort(new Error('enough')) },
  );
  await expect(result).rejects.toThrow('enough');
  expect(clock.nowMs()).toBe(NOW_MS);
});
