import { createServer } from 'node:http';
import { listen } from '../listen.ts';

/** A port of this machine that nobody listens at, for a program that has to be told one. */
export async function freePort(): Promise<string> {
  const server = createServer();
  const { port } = new URL(await listen(server, { host: '127.0.0.1', port: 0, settings: '' }));
  server.close();
  return port;
}
