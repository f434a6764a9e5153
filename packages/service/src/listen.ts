import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server can't listen where it should. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Where to listen, and which settings say so. */
export interface Place {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** For people: `GRAPHQL_HOST and GRAPHQL_PORT`. */
  readonly settings: string;
}

/**
 * For how long a connection may be idle, ms: longer than proxies usually keep theirs (60 s). They have to
 * close first, or a request on its way meets a closed connection.
 */
const IDLE_MS = 75_000;

/**
 * Listens, and tells under which address.
 *
 * @throws ListenError when it can't
 */
export async function listen(server: Server, { host, port, settings }: Place): Promise<string> {
  server.keepAliveTimeout = IDLE_MS;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ListenError(
      `Can’t listen on ${host}:${port} (${reason}): set ${settings} to an address of this ` +
        'machine and a port that is free.',
    );
  }
  return urlOf(server.address());
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
