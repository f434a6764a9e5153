import { at, type MemoryWorld, memoryWorld } from '@halfhour/core/testing';
import { createServer, type ServerDeps } from '../src/server.ts';

export const MINUTE_MS = 60_000;

/** What a log was told. */
interface LogLine extends Record<string, unknown> {
  readonly message: string;
}

/** A server over a world that holds what the test says, at noon of the test day. */
export function serverOf(
  world: Partial<MemoryWorld>,
  { nowMs = at('12:00'), ...deps }: Partial<ServerDeps> & { readonly nowMs?: number } = {},
) {
  const log: LogLine[] = [];
  const write = (fields: object, message: string) => log.push({ ...fields, message });
  const server = createServer({
    report: {
      ...memoryWorld({ agents: [], asOfMs: nowMs, ...world }),
      nowMs: () => nowMs,
      settleMs: 45 * 60_000,
    },
    zone: 'Europe/London',
    logger: { info: write, error: write },
    readiness: { status: async () => 'ready', isClosing: () => false },
    exampleQuery: () => '{ __typename }',
    ...deps,
  });
  return { server, log };
}

/** A GraphQL answer as the wire has it. */
export interface Answer {
  readonly status: number;
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown>;
  }[];
  readonly extensions: any;
}

interface AskOptions {
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as a client does, through the server's own fetch: no port is needed. */
export async function ask(
  { server }: ReturnType<typeof serverOf>,
  query: string,
  variables: Record<string, unknown> = {},
  { operationName, headers = {} }: AskOptions = {},
): Promise<Answer> {
  const response = await server.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const body: Omit<Answer, 'status'> = await response.json();
  return { ...body, status: response.status, errors: body.errors ?? [] };
}
