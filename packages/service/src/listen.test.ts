import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0, settings: 'THIS_HOST and THIS_PORT' };

it('tells where it listens, and what to do when it can’t', async () => {
  const server = createServer((_request, response) => response.end('here'));
  const url = await listen(server, LOOPBACK);
  expect(await (await fetch(url)).text()).toBe('here');
  const port = Number(new URL(url).port);
  await expect(listen(createServer(), { ...LOOPBACK, port })).rejects.toThrow(
    `Can’t listen on 127.0.0.1:${port} (EADDRINUSE): set THIS_HOST and THIS_PORT to an address`,
  );
  server.close();
});

it('keeps idle connections for longer than a minute, so that proxies close them first', async () => {
  const server = createServer((_request, response) => response.end('here'));
  const response = await fetch(await listen(server, LOOPBACK));
  expect(response.headers.get('keep-alive')).toBe('timeout=75');
  server.closeAllConnections();
  server.close();
});
