import { healthAnswer, type Readiness } from '@halfhour/service';
import type { Plugin } from 'graphql-yoga';

/**
 * `/health/live`: the process answers. `/health/ready`: it can do its work, else 503.
 * Everything else is refused while the server is about to end.
 */
export function useHealth(readiness: Readiness): Plugin {
  return {
    async onRequest(payload) {
      const { url, fetchAPI } = payload;
      const answer = (body: object, status: number) => {
        payload.endResponse(fetchAPI.Response.json(body, { status }));
      };
      const health = await healthAnswer(url.pathname, readiness);
      if (health !== null) {
        answer(health.body, health.code);
      } else if (readiness.isClosing()) {
        const message = 'The server is shutting down: ask again in a moment.';
        answer({ errors: [{ message, extensions: { code: 'CLOSING' } }] }, 503);
      }
    },
  };
}
