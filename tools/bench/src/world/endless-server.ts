// A child process: Genesys Cloud on loopback, whose conversations are made when they are asked for
// and kept nowhere. Its memory is not the client's.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Models } from 'purecloud-platform-client-v2';
import { DETAILS } from './client.ts';
import { createEndless, type Endless, type Size } from './endless.ts';
import type { Team } from './templates.ts';

/** What a server is told to be. */
export interface EndlessOrder {
  readonly team: Team;
  readonly size: Size;
}

/** Where it is, and what a client has to know and to find. */
export interface EndlessPlace extends Pick<Endless, 'agentIds' | 'span' | 'tHandleMs'> {
  readonly port: number;
}

const LOGIN = '{"access_token":"bench","expires_in":86400}';

const [order]: EndlessOrder[] = await once(process, 'message');
if (order === undefined) throw new Error('A server has to be told what to be.');
const { page, ...known } = createEndless(order.team, order.size);

const server = createServer((request, response) => {
  void answer(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) return;
  const place: EndlessPlace = { ...known, port: address.port };
  process.send?.(place);
});
process.once('disconnect', () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const made = request.url?.endsWith(DETAILS) === true ? details(JSON.parse(body)) : LOGIN;
  // As the service does for clients that take gzip; the quickest, since the machine is shared.
  const bytes = gzipSync(made, { level: 1 });
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': bytes.length,
  });
  response.end(bytes);
}

function details({ interval, segmentFilters, paging }: Models.ConversationQuery): string {
  const users = segmentFilters?.[0]?.predicates ?? [];
  const agentIds = users.map(({ value = '' }) => value);
  return page(interval.slice(0, 10), agentIds, paging?.pageNumber ?? 1);
}
