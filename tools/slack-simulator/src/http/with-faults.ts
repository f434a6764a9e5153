import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import { rateLimited } from './rate-limited.ts';
import { refusal } from './reply.ts';
import type { Service } from './service.ts';
import { SlackError } from './slack-error.ts';

/** Thrown instead of answering when the connection is to be cut. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('fetch failed');
  }
}

/** A request by the name under which faults are ordered for it. */
export interface FaultyCall {
  method: string;
  request: Request;
}

/** Answers, with the trouble that was ordered before and after the call is accepted. */
export async function withFaults(
  { faults }: Service,
  { method, request }: FaultyCall,
  answer: () => Promise<Response>,
): Promise<Response> {
  const slow = faults.take(['slow'], method);
  if (slow !== undefined) await wait(slow.delayMs ?? 1000);
  if (faults.take(['dropConnection'], method) !== undefined) throw new DroppedConnection();
  if (faults.take(['timeout'], method) !== undefined) await forever(request);
  const refused = faults.take(['rateLimit', 'serverError', 'error'], method);
  if (refused !== undefined) return refusedReply(refused);
  const answered = await answer();
  if (faults.take(['loseAnswer'], method) !== undefined) throw new DroppedConnection();
  if (faults.take(['timeoutAccepted'], method) !== undefined) await forever(request);
  return answered;
}

function refusedReply({ kind, retryAfter = 1, status = 503, error }: Fault): Response {
  if (kind === 'rateLimit') return refusal(rateLimited(retryAfter ?? undefined));
  if (kind === 'serverError') return new Response('upstream connect error', { status });
  return refusal(new SlackError(error ?? 'fatal_error'));
}

/**
 * Requests that get no answer. In one process nobody else holds them: they would be collected with
 * those who wait for them, and never hear that who asked gave up.
 */
const unanswered = new Set<Request>();

/** Ends only when who asked gives up. */
async function forever(request: Request): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  unanswered.add(request);
  const end = () => {
    unanswered.delete(request);
    reject(new DroppedConnection());
  };
  request.signal.addEventListener('abort', end, { once: true });
  return promise;
}
