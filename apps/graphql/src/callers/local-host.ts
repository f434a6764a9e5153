const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/u;

/** Whether an address or name is one of this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.toLowerCase());
}

/**
 * Whether a request was meant for this machine, by the name that its client knew. A page of the web can
 * have a name of its own lead here, and would then be let in by its visitor's browser.
 *
 * @param allowed - other names by which the server is known
 */
export function isForHere(request: Request, allowed: readonly string[]): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const name = host.replace(/:\d+$/u, '').toLowerCase();
  return isLoopback(name) || allowed.includes(name);
}
