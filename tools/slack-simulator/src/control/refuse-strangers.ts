import type { MiddlewareHandler } from 'hono';

/**
 * Lets only the simulator's own page and programs on this machine use the controls: other pages in the same
 * browser have another Origin, and names that were pointed at this machine have another Host.
 * @param ownHost - host and port of the simulator
 */
export function refuseStrangers(ownHost: string): MiddlewareHandler {
  const hosts = new Set([ownHost, ownHost.replace('127.0.0.1', 'localhost')]);
  return async ({ req, json }, next) => {
    const host = req.header('host') ?? new URL(req.url).host;
    const origin = req.header('origin');
    const isOwn = hosts.has(host) && (origin === undefined || hosts.has(hostOf(origin)));
    if (!isOwn) return json({ message: 'Only the page of the simulator may do this.' }, 403);
    return next();
  };
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}
