import { z } from 'zod';

/** What Slack made of a call. */
interface SlackAnswer {
  /** Slack's code, or that there was no answer; `null`: it went well. */
  readonly error: string | null;
  /** The scopes of the token; `null`: it was not told. */
  readonly granted: readonly string[] | null;
  readonly isArchived: boolean;
}

/** Calls a method of Slack's Web API. Rejects only on abort. */
export type SlackCall = (
  method: string,
  given: Readonly<Record<string, string>>,
) => Promise<SlackAnswer>;

interface SlackCallOptions {
  readonly fetch: typeof fetch;
  /** With a slash at the end. */
  readonly url: string;
  readonly token: string;
}

const TIMEOUT_MS = 10_000;

const answer = z.object({
  ok: z.boolean(),
  error: z.string().nullish(),
  channel: z.object({ is_archived: z.boolean().nullish() }).nullish(),
});

/** Calls with a token, each once. */
export function createSlackCall(
  { fetch, url, token }: SlackCallOptions,
  signal: AbortSignal,
): SlackCall {
  return async (method, given) => {
    try {
      const response = await fetch(new URL(method, url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new URLSearchParams(given),
        // The token must not follow a redirect to somewhere else.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const { ok, error, channel } = answer.parse(await response.json());
      return {
        error: ok ? null : (error ?? 'an error without a name'),
        granted: response.headers.get('x-oauth-scopes')?.split(/,\s*/u) ?? null,
        isArchived: channel?.is_archived === true,
      };
    } catch {
      signal.throwIfAborted();
      // What fetch says may quote headers, and with them the token.
      const error = `Slack at ${new URL(url).host} gave no answer that could be read`;
      return { error, granted: null, isArchived: false };
    }
  };
}
