import type { AppTarget } from '../options.ts';
import type { Service } from '../http/service.ts';
import { type Signing, signatureHeaders } from './signature.ts';

/** What is sent to the app's request URL. */
export interface Parcel {
  body: string;
  /** @default application/x-www-form-urlencoded */
  contentType?: string;
  /** @default good */
  signing?: Signing;
  /** Epoch seconds of the signature. @default the clock's now */
  timestampSeconds?: number;
  headers?: Readonly<Record<string, string>>;
}

/** A request to the app, and how it was acknowledged. */
export interface Delivery {
  /** 0 when the app did not answer in time, or could not be reached. */
  status: number;
  /** Of real time. */
  tookMs: number;
  /** What the app answered. */
  body: string;
  isTimedOut: boolean;
  /** What went wrong with the connection, if something did. */
  fault: string | undefined;
  /** What was sent, so that it can be sent again. */
  sent: { headers: Readonly<Record<string, string>>; body: string };
}

/** Sends requests to the app. */
export interface AppLine {
  /** Signs and sends. */
  send(parcel: Parcel): Promise<Delivery>;
  /** Sends the same bytes with the same signature again, as an eavesdropper would. */
  replay(delivery: Delivery): Promise<Delivery>;
  /** Where requests go from now on. */
  connect(app: AppTarget): void;
}

export function createAppLine({ settings }: Service, app: AppTarget | undefined): AppLine {
  let target = app;
  const post = async (sent: Delivery['sent']): Promise<Delivery> => {
    if (target === undefined)
      throw new Error('The simulator does not know the app yet: give it `app`, or call `connect`.');
    return acknowledged(target, sent, settings.ackTimeoutMs);
  };
  return {
    async send(parcel) {
      const { body, contentType = 'application/x-www-form-urlencoded', signing = 'good' } = parcel;
      const { timestampSeconds = Math.floor(settings.nowMs() / 1000) } = parcel;
      return post({
        headers: {
          'Content-Type': contentType,
          'User-Agent': 'Slackbot 1.0 (simulated)',
          ...signatureHeaders(settings.signingSecret, signing, timestampSeconds, body),
          ...parcel.headers,
        },
        body,
      });
    },
    replay: async ({ sent }) => post(sent),
    connect: (to) => {
      target = to;
    },
  };
}

async function acknowledged(
  target: AppTarget,
  sent: Delivery['sent'],
  timeoutMs: number,
): Promise<Delivery> {
  const startedMs = performance.now();
  const timeout = AbortSignal.timeout(timeoutMs);
  const url = typeof target === 'string' ? target : 'http://app.test/slack/events';
  const request = new Request(url, {
    method: 'POST',
    ...sent,
    signal: timeout,
    redirect: 'manual',
  });
  const ended = (rest: Pick<Delivery, 'status' | 'body' | 'fault'>): Delivery => ({
    ...rest,
    tookMs: performance.now() - startedMs,
    isTimedOut: timeout.aborted,
    sent,
  });
  try {
    const answering = typeof target === 'string' ? fetch(request) : target(request);
    const response = await Promise.race([answering, abortOf(timeout)]);
    return ended({ status: response.status, body: await response.text(), fault: undefined });
  } catch (error) {
    return ended({ status: 0, body: '', fault: faultOf(error) });
  }
}

/** Rejects when the time is up; an app without a port does not notice the signal by itself. */
async function abortOf(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new Error('The app did not answer in time.')));
  return promise;
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
