import type { Plugin } from 'graphql-yoga';
import type { Readiness } from '../readiness.ts';

/**
 * `/health/live`: the process answers. `/health/ready`: it can do its work, else 503.
 * Everything else is refused while the server is about to end.
 */
export function useHealth({ status, details, isClosing }: Readiness): Plugin {
  return {
    async onRequest(payload) {
      const { url, fetchAPI } = payload;
      const answer = (body: object, code = 200) => {
        payload.endResponse(fetchAPI.Response.json(body, { status: code }));
      };
      if (url.pathname === '/health/live') {
        answer({ status: 'live' });
      } else if (url.pathname === '/health/ready') {
        const now = await status();
        answer({ status: now, ...details?.() }, now === 'ready' ? 200 : 503);
      } else if (isClosing()) {
        const message = 'The server is shutting down: ask again in a moment.';
        answer({ errors: [{ message, extensions: { code: 'CLOSING' } }] }, 503);
      }
    },
  };
}
