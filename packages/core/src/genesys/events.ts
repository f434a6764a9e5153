/**
 * What the client does, told as it happens, for logs and metrics. Holds no id of a person, no
 * secret and no query: `route` is the path with its placeholders, such as `/api/v2/teams/{teamId}`.
 */
export type GenesysEvent =
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly route: string;
      /** `null`: there was no answer. */
      readonly status: number | null;
      readonly durationMs: number;
      /** From 1. */
      readonly attempt: number;
      readonly correlationId: string | null;
    }
  | {
      readonly kind: 'retry';
      readonly method: string;
      readonly route: string;
      /** Name of the error that is being retried. */
      readonly error: string;
      readonly delayMs: number;
      /** Number of failures so far. */
      readonly failures: number;
    }
  | { readonly kind: 'budgetWait'; readonly route: string; readonly waitedMs: number }
  | { readonly kind: 'login'; readonly expiresInMs: number };

/** Hears of events. Must not throw and must not block. */
export type GenesysEventListener = (event: GenesysEvent) => void;
