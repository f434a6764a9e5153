import type { SlackSimulator, SlackSimulatorOptions } from '../src/index.ts';
import { createSlackSimulator } from '../src/index.ts';

/** A Sunday afternoon. */
export const NOW_MS = Date.parse('2026-11-22T14:30:00Z');

export const HANA = 'hana.ivanov.1@example.com';
export const EMRE = 'emre.gurung.2@example.com';

/** All scopes of the methods there are. */
export const EVERY_SCOPE = [
  'chat:write',
  'chat:write.public',
  'users:read',
  'users:read.email',
  'files:write',
  ...['channels', 'groups', 'im'].flatMap((family) => [`${family}:history`, `${family}:read`]),
  'im:write',
];

export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every kind
  body: any;
}

/** A simulator whose clock stands still until it is moved. */
export function world(options: SlackSimulatorOptions = {}) {
  let nowMs = NOW_MS;
  const simulator = createSlackSimulator({
    scopes: EVERY_SCOPE,
    nowMs: () => nowMs,
    ...options,
  });
  const channelId = (name: string) =>
    simulator.channels().find((channel) => channel.name === name)?.id ?? '';
  return {
    simulator,
    channelId,
    userId: (email: string) => simulator.users().find((user) => user.email === email)?.id ?? '',
    pass: (ms: number) => {
      nowMs += ms;
    },
    call: async (method: string, args: object = {}) => call(simulator, method, args),
  };
}

/** Calls a method with the good token, as JSON. */
export async function call(
  simulator: SlackSimulator,
  method: string,
  args: object = {},
): Promise<Answer> {
  return send(simulator, `/api/${method}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer xoxb-simulator',
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify(args),
  });
}

/** One request, without a port. */
export async function send(
  simulator: SlackSimulator,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await simulator.fetch(new Request(new URL(path, simulator.url), init));
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

/** Answers through a response_url. */
export async function respond(
  simulator: SlackSimulator,
  url: string,
  body: unknown,
): Promise<Answer> {
  return send(simulator, new URL(url).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
