import { on, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { StartedSlackSimulator } from '@halfhour/slack-simulator';
import { type WebSocket, WebSocketServer } from 'ws';

/** A workspace whose app has no address: what people do reaches it through a socket. */
export interface SocketModeWorkspace extends AsyncDisposable {
  /** Of the Web API. */
  readonly url: string;
  /** Fulfils once the app has connected. */
  readonly connected: Promise<unknown>;
  /** What the app has said through its socket. */
  readonly acknowledged: readonly unknown[];
}

/**
 * Socket Mode in front of the Slack simulator: it opens connections, and every request to the app
 * goes through the socket in an envelope instead. The rest of the Web API is the simulator's.
 */
export async function socketModeOver(slack: StartedSlackSimulator): Promise<SocketModeWorkspace> {
  const acknowledged: unknown[] = [];
  const server = createServer((request, response) => {
    void serve(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object(server.address());
  const sockets = new WebSocketServer({ server });
  const connected = once(sockets, 'connection');
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await answerOf(request);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  }

  async function answerOf(request: IncomingMessage): Promise<Response> {
    if (request.url === '/api/apps.connections.open') {
      return Response.json({ ok: true, url: `ws://127.0.0.1:${port}/link` });
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    return fetch(`${slack.url}${request.url}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: new Uint8Array(await buffer(request)),
    });
  }

  slack.simulator.connect(async (request) => {
    const [socket] = sockets.clients;
    if (socket === undefined) return new Response(null, { status: 503 });
    const envelope = envelopeOf(new URLSearchParams(await request.text()));
    const answer = answerTo(envelope.envelope_id, socket);
    socket.send(JSON.stringify(envelope));
    acknowledged.push(await answer);
    return new Response('');
  });

  return {
    url: `http://127.0.0.1:${port}/api/`,
    connected,
    acknowledged,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What Slack would post as a form, as Slack sends it through a socket. */
function envelopeOf(form: URLSearchParams) {
  const payload = form.get('payload');
  return {
    envelope_id: crypto.randomUUID(),
    accepts_response_payload: true,
    type: payload === null ? 'slash_commands' : 'interactive',
    payload: payload === null ? Object.fromEntries(form) : JSON.parse(payload),
  };
}

async function answerTo(envelopeId: string, socket: WebSocket): Promise<unknown> {
  for await (const [data] of on(socket, 'message')) {
    const said = JSON.parse(String(data));
    if (said.envelope_id === envelopeId) return said;
  }
  return undefined;
}
