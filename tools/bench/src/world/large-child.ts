// A child process: the GraphQL server that ships, over a thousand agents in memory.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { yogaOf } from './answers.ts';

const yoga = await yogaOf(1000);
const server = createServer((request, response) => void yoga(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port }: AddressInfo = Object(server.address());
process.send?.(`http://127.0.0.1:${port}/graphql`);
process.on('message', () => process.send?.(process.resourceUsage().maxRSS / 1024));
process.once('disconnect', () => process.exit());
