import type { SlackCall } from '@halfhour/service';
import type { FetchFunction } from '@slack/web-api';

type Outcome = SlackCall['outcome'];

/** Hears of every call of the Web API, once it has ended. */
type OnCall = (call: SlackCall) => void;

/**
 * A fetch that tells of calls of Slack's Web API how they came out. Other addresses, such as those of
 * uploads and answers, are secrets and not told.
 *
 * @param url - where the Web API is, with a slash at the end
 */
export function tellingCalls(
  fetch: typeof globalThis.fetch,
  url: string,
  onCall: OnCall,
): FetchFunction {
  return async (address, init) => {
    const at = String(address);
    if (!at.startsWith(url)) return fetch(address, init);
    const method = new URL(at).pathname.split('/').at(-1) ?? '';
    return told({ method, outcomeOf: outcomeOfCall, onCall }, async () => fetch(address, init));
  };
}

/**
 * A fetch that tells of answers to people how they came out, as `response_url`: each goes to an
 * address of its own, which is a secret and not told.
 */
export function tellingAnswers(fetch: typeof globalThis.fetch, onCall: OnCall): FetchFunction {
  const telling = { method: 'response_url', outcomeOf: byStatus, onCall };
  return async (address, init) => told(telling, async () => fetch(address, init));
}

interface Telling {
  readonly method: string;
  /** Leaves the body to who asked. */
  readonly outcomeOf: (response: Response) => Outcome | Promise<Outcome>;
  readonly onCall: OnCall;
}

async function told(
  { method, outcomeOf, onCall }: Telling,
  call: () => Promise<Response>,
): Promise<Response> {
  const startedMs = performance.now();
  const tell = (outcome: Outcome) => {
    onCall({ method, outcome, durationMs: performance.now() - startedMs });
  };
  try {
    const response = await call();
    tell(await outcomeOf(response));
    return response;
  } catch (error) {
    tell('silent');
    throw error;
  }
}

/** There the body is `ok`, or a word for people. */
function byStatus({ ok, status }: Response): Outcome {
  if (status === 429) return 'rateLimited';
  if (status >= 500) return 'silent';
  return ok ? 'ok' : 'refused';
}

async function outcomeOfCall(response: Response): Promise<Outcome> {
  if (response.status === 429) return 'rateLimited';
  const answer: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return 'silent';
  return answer.ok === true ? 'ok' : 'refused';
}
