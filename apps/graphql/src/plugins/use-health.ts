import type { Plugin } from 'graphql-yoga';

/** Whether the server may be sent work. */
export type Readiness = 'ready' | 'unavailable' | 'closing';

/** `/health/live`: the process answers. `/health/ready`: it can do its work, else 503. */
export function useHealth(readiness: () => Promise<Readiness>): Plugin {
  return {
    async onRequest(payload) {
      const { url, fetchAPI } = payload;
      if (url.pathname === '/health/live') {
        payload.endResponse(fetchAPI.Response.json({ status: 'live' }));
      } else if (url.pathname === '/health/ready') {
        const status = await readiness();
        payload.endResponse(
          fetchAPI.Response.json({ status }, { status: status === 'ready' ? 200 : 503 }),
        );
      }
    },
  };
}
