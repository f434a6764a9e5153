// A child process: Genesys Cloud on loopback that answers each request from memory once it has been
// asked before, with the simulator's bytes. Its CPU time is not the client's.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { organisation } from './organisation.ts';

interface Canned {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const simulator = organisation(Number(process.argv[2]));
const canned = new Map<string, Canned>();

const server = createServer((request, response) => {
  void answer(request, response);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(address.port);
});
process.once('disconnect', () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const key = `${request.method} ${request.url} ${body.toString()}`;
  const found = canned.get(key) ?? (await ask(request, body));
  canned.set(key, found);
  response.writeHead(found.status, found.headers);
  response.end(found.bytes);
}

/** Always gzip, as the service does for clients that take it; all do. */
async function ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Canned> {
  const made = await simulator.fetch(
    new Request(`http://simulator.test${url}`, {
      method: method ?? 'GET',
      headers: {
        authorization: headers.authorization ?? '',
        'content-type': headers['content-type'] ?? '',
      },
      ...(body.length === 0 ? {} : { body: body.toString() }),
    }),
  );
  const bytes = gzipSync(Buffer.from(await made.arrayBuffer()));
  return {
    status: made.status,
    headers: {
      ...Object.fromEntries(made.headers),
      'content-encoding': 'gzip',
      'content-length': String(bytes.length),
    },
    bytes,
  };
}
