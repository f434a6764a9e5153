import { z } from 'zod';
import { abortable } from './abortable.ts';
import { correlationIdOf, errorOfAnswer, type HttpAnswer, textOf } from './answer-error.ts';
import type { Clock } from './clock.ts';
import { GenesysAuthError } from './errors.ts';
import { readShape } from './shape.ts';

/** The tokens of one OAuth client. */
export interface Tokens {
  /** A token that is good for at least another moment: logs in when there is none. */
  current(signal: AbortSignal | undefined): Promise<string>;
  /** Genesys refused this token: the next `current` logs in, unless someone did meanwhile. */
  refused(token: string): void;
}

export interface TokenOptions {
  /** Posts the login form once. */
  readonly login: () => Promise<HttpAnswer>;
  readonly clock: Clock;
  readonly onToken: (token: string, expiresInMs: number) => void;
}

/** A token is renewed this long before it expires, so that none dies on its way. */
const MARGIN_MS = 60_000;

/** A refused client is not tried again for this long: a page of questions is one refusal. */
const REFUSAL_MS = 10_000;

const loginAnswer = z.object({
  // Printable only: fetch quotes the value of an invalid header in its error.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive(),
});

/** Logs in lazily; whoever asks while a login is under way shares it. */
export function createTokens({ login, clock, onToken }: TokenOptions): Tokens {
  let token: { readonly text: string; readonly renewMs: number } | null = null;
  let refusal: { readonly error: unknown; readonly atMs: number } | null = null;
  let pending: Promise<string> | null = null;

  async function renew(): Promise<string> {
    try {
      const { text, expiresInMs } = tokenOf(await login(), clock.nowMs());
      onToken(text, expiresInMs);
      const marginMs = Math.min(MARGIN_MS, expiresInMs / 2);
      token = { text, renewMs: clock.nowMs() + expiresInMs - marginMs };
      return text;
    } catch (error) {
      if (error instanceof GenesysAuthError) {
        refusal = { error, atMs: clock.nowMs() };
      }
      throw error;
    } finally {
      pending = null;
    }
  }

  return {
    async current(signal) {
      const nowMs = clock.nowMs();
      if (token !== null && nowMs < token.renewMs) return token.text;
      // Either way: a clock that was set back must not lengthen it.
      const isRefused = refusal !== null && Math.abs(nowMs - refusal.atMs) < REFUSAL_MS;
      if (isRefused) throw refusal?.error;
      // The login goes on when one of those who wait for it leaves.
      pending ??= renew();
      return abortable(pending, signal);
    },
    refused(text) {
      if (token?.text === text) token = null;
    },
  };
}

function tokenOf(answer: HttpAnswer, nowMs: number): { text: string; expiresInMs: number } {
  if (answer.status !== 200) throw loginError(answer, nowMs);
  const body = { body: parsed(textOf(answer)), correlationId: correlationIdOf(answer.headers) };
  const { access_token, expires_in } = readShape(loginAnswer, body, 'login answer');
  return { text: access_token, expiresInMs: expires_in * 1000 };
}

/** The name under which the login stands in errors and events. */
export const LOGIN_ROUTE = '/oauth/token';

/** A refused login answers 400 with a body of its own: `{error, description}`. */
function loginError(answer: HttpAnswer, nowMs: number): Error {
  if (![400, 401, 403].includes(answer.status)) {
    return errorOfAnswer(`POST ${LOGIN_ROUTE}`, answer, nowMs);
  }
  const refusal = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/) });
  const { data } = refusal.safeParse(parsed(textOf(answer)));
  return new GenesysAuthError(
    `Genesys Cloud refused the OAuth client at login (${data?.error ?? `status ${answer.status}`}). ` +
      'Check the client id, the client secret and the region, and that the grant is client credentials.',
    correlationIdOf(answer.headers),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
