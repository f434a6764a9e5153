// A child process: a handler that sends the same JSON to whoever asks, and does nothing else.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [body]: string[] = await once(process, 'message');
if (body === undefined) throw new Error('A handler has to be told what to send.');
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(body);
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port }: AddressInfo = Object(server.address());
process.send?.(`http://127.0.0.1:${port}/`);
process.once('disconnect', () => process.exit());
