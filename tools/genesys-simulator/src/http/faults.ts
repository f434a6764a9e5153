import * as z from 'zod';

/** Every kind of trouble that can be ordered. */
export const FAULT_KINDS = [
  'rateLimit',
  'rateLimitWithoutRetryAfter',
  'serverError',
  'serverErrorHtml',
  'serverErrorEmpty',
  'slow',
  'dropConnection',
  'loginRefused',
  'expireTokens',
  'forbidden',
  'malformedConversation',
  'repeatPage',
  'shiftPage',
  'jobFailed',
  'jobExpired',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export const faultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** The path it happens on, or a part of it. @default any */
  endpoint: z.string().optional(),
  /** How many requests it happens to. @default 1 */
  times: z.number().int().positive().optional(),
  /** Status of the server errors. @default 502 with HTML, 503 with nothing, 500 with JSON */
  status: z.number().int().min(500).max(599).optional(),
  /** How long `slow` takes. @default 1000 */
  delayMs: z.number().nonnegative().optional(),
  /** The permission `forbidden` takes away, wherever it is needed or at `endpoint`. @default the endpoint's own */
  permission: z.string().optional(),
  /** Retry-After of `rateLimit`: seconds or an HTTP date. @default 1 */
  retryAfter: z.union([z.number().nonnegative(), z.string()]).optional(),
});

/** One ordered fault. */
export type Fault = z.infer<typeof faultSchema>;

/** The faults that are still to happen. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The next fault of one of these kinds for this request that fits; it counts as having happened. */
  take(
    kinds: readonly FaultKind[],
    path: string,
    fits?: (fault: Fault) => boolean,
  ): Fault | undefined;
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    clear() {
      waiting = [];
    },
    take(kinds, path, fits = () => true) {
      const found = waiting.find(
        ({ fault }) =>
          kinds.includes(fault.kind) && path.includes(fault.endpoint ?? '') && fits(fault),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left === 0) waiting = waiting.filter((one) => one !== found);
      return found.fault;
    },
  };
}
