import * as z from 'zod';
import { createRandom } from '../seeded/random.ts';

/** Every kind of trouble that can be ordered. */
export const FAULT_KINDS = [
  'rateLimit',
  'serverError',
  'slow',
  'error',
  'dropConnection',
  'timeout',
  'loseAnswer',
  'timeoutAccepted',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export const faultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** A method's name, `response_url` or `upload`. @default any */
  method: z.string().optional(),
  /** How many calls it happens to. @default 1, or every one when there is a probability */
  times: z.number().int().positive().optional(),
  /** How likely it is for each call, 0 to 1. @default 1 */
  probability: z.number().min(0).max(1).optional(),
  /** Retry-After of `rateLimit`, seconds; null leaves it out. @default 1 */
  retryAfter: z.number().int().nonnegative().nullable().optional(),
  /** Status of `serverError`. @default 503 */
  status: z.number().int().min(500).max(599).optional(),
  /** How long `slow` takes, real milliseconds. @default 1000 */
  delayMs: z.number().nonnegative().optional(),
  /** The code of `error`. @default fatal_error */
  error: z.string().optional(),
});

/** One ordered fault. */
export type Fault = z.infer<typeof faultSchema>;

/** The faults that are still to happen. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The next fault of one of these kinds for this method; it counts as having happened. */
  take(kinds: readonly FaultKind[], method: string): Fault | undefined;
}

/** @param seed - what happens by chance follows from it */
export function createFaults(seed: number): Faults {
  const random = createRandom(seed);
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const { times = fault.probability === undefined ? 1 : Infinity } = fault;
      waiting.push({ fault, left: times });
    },
    clear() {
      waiting = [];
    },
    take(kinds, method) {
      const found = waiting.find(
        ({ fault }) =>
          kinds.includes(fault.kind) &&
          (fault.method ?? method) === method &&
          random() < (fault.probability ?? 1),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left === 0) waiting = waiting.filter((one) => one !== found);
      return found.fault;
    },
  };
}
