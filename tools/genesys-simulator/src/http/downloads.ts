import { randomUUID } from 'node:crypto';

/** Results that are too large for an answer: put down for whoever has their address. */
export interface Downloads {
  /** Puts a result down. @returns path and query of its address, which is the permission */
  put(result: unknown): string;
  /** @param isLoggedIn - whether the request has an Authorization header, which is one too many */
  get(url: URL, isLoggedIn: boolean): { status: number; body: unknown };
}

/** Results kept; the oldest are forgotten, as addresses expire. */
const KEPT = 50;

export function createDownloads(): Downloads {
  const results = new Map<string, unknown>();
  return {
    put(result) {
      const signature = randomUUID();
      results.set(signature, result);
      for (const oldest of results.keys()) {
        if (results.size <= KEPT) break;
        results.delete(oldest);
      }
      return `/downloads/schedules.json?signature=${signature}`;
    },
    get(url, isLoggedIn) {
      // As storage services do, which take either a signature or a header.
      if (isLoggedIn) return { status: 400, body: '<Error><Code>InvalidArgument</Code></Error>' };
      const result = results.get(url.searchParams.get('signature') ?? '');
      return result === undefined
        ? { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
        : { status: 200, body: result };
    },
  };
}
