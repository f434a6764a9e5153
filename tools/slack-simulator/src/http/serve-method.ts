import type { Method } from './method.ts';
import { requireScopes } from './method.ts';
import { readArguments } from './read-arguments.ts';
import { refusal, reply } from './reply.ts';
import type { Service } from './service.ts';
import { SlackError } from './slack-error.ts';

/** Answers one call of the Web API: token, method, scopes, arguments, in this order. */
export async function serveMethod(
  service: Service,
  name: string,
  method: Method | undefined,
  request: Request,
): Promise<Response> {
  const { settings, log } = service;
  const headers = {
    'X-OAuth-Scopes': settings.scopes.join(','),
    'X-Accepted-OAuth-Scopes': method?.scopes.join(',') ?? '',
  };
  const call = { method: name, args: {}, atMs: settings.nowMs() };
  try {
    const { values, warning } = await readArguments(request);
    const { token, ...args } = values;
    call.args = args;
    authenticate(request, token, settings.token);
    if (method === undefined)
      throw new SlackError('unknown_method', { fields: { req_method: name } });
    requireScopes(method.scopes, service);
    const answer = method.answer(args, service);
    log.record({ ...call, status: 200, error: undefined, problems: [] });
    return reply({ ok: true, ...answer, ...warned(warning, answer) }, 200, headers);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const { status = 200, messages: problems = [] } = error.parts;
    log.record({ ...call, status, error: error.code, problems });
    return refusal(error, headers);
  }
}

function authenticate(request: Request, given: unknown, good: string): void {
  const token = bearerOf(request) ?? given;
  if (token === undefined || token === '') throw new SlackError('not_authed');
  if (token !== good) throw new SlackError('invalid_auth');
}

/** Whether the request carries this token in its header. */
export function isAuthorized(request: Request, good: string): boolean {
  return bearerOf(request) === good;
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

function warned(warning: string | undefined, answer: Record<string, unknown>): object {
  if (warning === undefined) return {};
  const { response_metadata: metadata = {} } = answer;
  return { warning, response_metadata: { ...Object(metadata), warnings: [warning] } };
}
