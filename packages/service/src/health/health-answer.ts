import type { Readiness } from './readiness.ts';

/** What is answered to who asks after the health of a process: a status code and JSON. */
export interface HealthAnswer {
  readonly code: number;
  readonly body: object;
}

/**
 * `/health/live`: the process answers, whatever else. `/health/ready`: it can do its work, else 503,
 * with what that rests on.
 *
 * @returns `null`: the path is another
 */
export async function healthAnswer(
  pathname: string,
  { status, details }: Pick<Readiness, 'status' | 'details'>,
): Promise<HealthAnswer | null> {
  if (pathname === '/health/live') return { code: 200, body: { status: 'live' } };
  if (pathname !== '/health/ready') return null;
  const now = await status();
  return { code: now === 'ready' ? 200 : 503, body: { status: now, ...details?.() } };
}
