import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server can't listen where it should. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Listens, and tells under which address.
 *
 * @throws ListenError when it can't
 */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ListenError(
      `Can’t listen on ${host}:${port} (${reason}): set GRAPHQL_HOST and GRAPHQL_PORT to an ` +
        'address of this machine and a port that is free.',
    );
  }
  return urlOf(server.address());
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
