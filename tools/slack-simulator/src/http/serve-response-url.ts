import type { Answering } from '../app/answer.ts';
import { answerSchema, applyAnswer } from '../app/answer.ts';
import { isObject } from './read-arguments.ts';
import { refusal } from './reply.ts';
import type { Service } from './service.ts';
import { SlackError } from './slack-error.ts';

/** Takes one answer through a response_url. */
export async function serveResponseUrl(
  service: Service,
  key: string,
  request: Request,
): Promise<Response> {
  const { log, settings, workspace } = service;
  const call = { method: 'response_url', args: {}, atMs: settings.nowMs() };
  try {
    const answering: Answering = { key, origin: workspace.responseUrls.use(key) };
    const body = await bodyOf(request);
    call.args = body;
    const read = answerSchema.safeParse(body);
    if (!read.success) throw new SlackError('invalid_payload', { status: 400 });
    applyAnswer(read.data, answering, service);
    log.record({ ...call, status: 200, error: undefined, problems: [] });
    return new Response('ok');
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const { status = 400, messages: problems = [] } = error.parts;
    log.record({ ...call, status, error: error.code, problems });
    // Here Slack tells the code and nothing more.
    return refusal(new SlackError(error.code, { status }));
  }
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  const form = new URLSearchParams(text).get('payload');
  const isForm = /x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? '');
  try {
    const value: unknown = JSON.parse(isForm ? (form ?? '') : text);
    if (isObject(value)) return value;
  } catch {
    // Told below, in the words for whatever is not an object.
  }
  throw new SlackError('invalid_payload', { status: 400 });
}
