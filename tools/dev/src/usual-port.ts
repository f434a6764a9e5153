import { once } from 'node:events';
import { createServer } from 'node:net';

/** Starts something on its usual port, or on any when that one is taken. */
export async function onUsualPort<Started>(
  usual: number,
  start: (port: number) => Promise<Started>,
): Promise<Started> {
  try {
    return await start(usual);
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    return start(0);
  }
}

/** The usual port when nobody listens on it, otherwise any that is free, for an app that is started later. */
export async function freePort(usual: number): Promise<number> {
  return onUsualPort(usual, async (asked) => {
    const server = createServer().listen(asked, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : asked;
    server.close();
    await once(server, 'close');
    return port;
  });
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
