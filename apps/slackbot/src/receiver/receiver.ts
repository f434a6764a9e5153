import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../log/log.ts';
import { createAuthenticity } from './authentic.ts';
import { parseBody, type SlackBody } from './parse-body.ts';
import { readBody } from './read-body.ts';

/** The largest body that is read, bytes: Slack's own are far smaller. */
const MOST_BYTES = 1_000_000;

/** What the receiver is made of. */
export interface HttpReceiverOptions {
  readonly signingSecret: string;
  /** The clock, epoch ms. */
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Takes Slack's requests for Bolt, as `fetch` does, so that it needs no port. */
export interface HttpReceiver extends Receiver {
  /** Fulfils as soon as the request is acknowledged, however long its work goes on. */
  fetch(request: Request): Promise<Response>;
}

/**
 * Makes a receiver that hands on what is surely from Slack, sent just now, and not seen before.
 * Bolt's own ends the process on a signed `null`, and believes the future and the past.
 */
export function createHttpReceiver(options: HttpReceiverOptions): HttpReceiver {
  const { log } = options;
  const doubtOf = createAuthenticity(options);
  let app: App | undefined;
  return {
    init(to) {
      app = to;
    },
    start: async () => undefined,
    stop: async () => undefined,
    async fetch(request) {
      const { headers } = request;
      const text = await readBody(request, MOST_BYTES);
      if (text === null) return refuse(413, 'too large', log);
      // Slack looks whether the address answers; it signs nothing, and nothing comes of it.
      if (text.startsWith('ssl_check=1')) return new Response(null);
      const doubt = doubtOf({ headers, body: text });
      const body = parseBody(headers.get('content-type') ?? '', text);
      // Slack may send an event again within the second: then it has been heard.
      if (doubt === 'replay' && body !== null && 'event_id' in body) return new Response(null);
      if (doubt !== null) return refuse(401, doubt, log);
      if (body === null) return refuse(400, 'not an object', log);
      if (body['type'] === 'url_verification') {
        return Response.json({ challenge: body['challenge'] });
      }
      return acknowledged(app, body, headers, log);
    },
  };
}

/** Lets Bolt work, and answers with what it acknowledges with. */
async function acknowledged(
  app: App | undefined,
  body: SlackBody,
  headers: Headers,
  log: HttpReceiverOptions['log'],
): Promise<Response> {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const event: ReceiverEvent = {
    body: { ...body },
    ack: async (answer?: unknown) => {
      resolve(ackResponse(answer));
    },
    ...retryOf(headers),
  };
  void (app?.processEvent(event) ?? Promise.resolve()).then(
    // Nobody listens to this: said at once, instead of letting the person wait.
    () => resolve(new Response(null, { status: 404 })),
    (error: unknown) => {
      log.warn({ err: error }, 'a request of Slack was not understood');
      resolve(new Response(null, { status: 400 }));
    },
  );
  return promise;
}

function ackResponse(answer: unknown): Response {
  if (answer === undefined || answer === '') return new Response(null);
  return typeof answer === 'string' ? new Response(answer) : Response.json(answer);
}

function retryOf(headers: Headers): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const number = headers.get('x-slack-retry-num');
  const reason = headers.get('x-slack-retry-reason');
  return {
    ...(number === null ? {} : { retryNum: Number(number) }),
    ...(reason === null ? {} : { retryReason: reason }),
  };
}

function refuse(status: number, why: string, log: HttpReceiverOptions['log']): Response {
  log.warn({ status, why }, 'a request was refused');
  return new Response(null, { status });
}
