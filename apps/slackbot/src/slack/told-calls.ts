import type { SlackCall } from '@halfhour/service';
import type { FetchFunction } from '@slack/web-api';

/** Hears of every call of the Web API, once it has ended. */
type OnCall = (call: SlackCall) => void;

/**
 * A fetch that tells of calls of Slack's Web API how they came out. Other addresses, such as those of
 * uploads and answers, are secrets and not told.
 *
 * @param url where the Web API is, with a slash at the end
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
    const startedMs = performance.now();
    const told = (outcome: SlackCall['outcome']) => {
      onCall({ method, outcome, durationMs: performance.now() - startedMs });
    };
    try {
      const response = await fetch(address, init);
      told(await outcomeOf(response.clone()));
      return response;
    } catch (error) {
      told('silent');
      throw error;
    }
  };
}

async function outcomeOf(response: Response): Promise<SlackCall['outcome']> {
  if (response.status === 429) return 'rateLimited';
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return 'silent';
  return answer.ok === true ? 'ok' : 'refused';
}
