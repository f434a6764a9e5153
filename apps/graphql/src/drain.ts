import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Counts what a server is answering, so that it can be ended in peace.
 *
 * @returns ends the server: once nothing runs, but after `graceMs` in any case; what still runs
 * then is aborted
 */
export function createDrain(server: Server): (graceMs: number) => Promise<void> {
  const idle = Promise.withResolvers<void>();
  let running = 0;
  let isDraining = false;
  const settle = () => {
    if (isDraining && running === 0) idle.resolve();
  };
  server.on('request', (_request, response) => {
    running += 1;
    response.once('close', () => {
      running -= 1;
      settle();
    });
  });
  return async (graceMs) => {
    isDraining = true;
    settle();
    await Promise.race([idle.promise, wait(graceMs, undefined, { ref: false })]);
    server.close();
    server.closeAllConnections();
  };
}
