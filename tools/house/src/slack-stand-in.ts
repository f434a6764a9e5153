import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Just enough of Slack for one command: it knows every token, and takes the answer. */
export async function startSlackStandIn() {
  const told = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    void answerAsSlack(request, response, told.resolve);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: urlOf(server), answer: told.promise };
}

async function answerAsSlack(
  request: IncomingMessage,
  response: ServerResponse,
  tell: (text: string) => void,
) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  if (request.url === '/response') tell(body);
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' }));
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not on a port.');
  return `http://127.0.0.1:${address.port}`;
}
