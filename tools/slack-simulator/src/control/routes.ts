import { Hono } from 'hono';
import type * as z from 'zod';
import type { Exchange } from '../app/exchange.ts';
import { problemsOf } from '../blocks/problems.ts';
import { fileResponse } from '../http/serve-file.ts';
import { DroppedConnection } from '../http/with-faults.ts';
import type { SlackSimulator } from '../simulator.ts';
import { bodies } from './bodies.ts';
import { changesStream } from './changes-stream.ts';
import { refuseStrangers } from './refuse-strangers.ts';
import { screenOf, seenFile, seenMessage } from './screen.ts';

/** A request the controls cannot read. */
class BadControl extends Error {}

/** The simulator's own controls, which Slack has not: what the page and tests over HTTP use. */
export function controlRoutes(simulator: SlackSimulator): Hono {
  const app = new Hono();
  app.use(refuseStrangers(new URL(simulator.url).host));
  addLooking(app, simulator);
  addDoing(app, simulator);
  addDirecting(app, simulator);
  app.onError((error, { json }) => {
    if (error instanceof DroppedConnection) throw error;
    return json({ message: error.message }, 400);
  });
  return app;
}

function addLooking(app: Hono, simulator: SlackSimulator): void {
  app.get('/users', ({ json }) => json(simulator.users()));
  app.get('/channels', ({ json }) => json(simulator.channels()));
  app.get('/messages', ({ req, json }) =>
    json(simulator.messages(req.query('channel') ?? '').map(seenMessage)),
  );
  app.get('/ephemerals', ({ req, json }) =>
    json(simulator.ephemerals(req.query('user') ?? '').map(seenMessage)),
  );
  app.get('/screen', ({ req, json }) => json(screenOf(simulator, req.query('user') ?? '')));
  app.get('/files', ({ json }) => json(simulator.files().map(seenFile)));
  app.get('/files/:id', ({ req, notFound }) => {
    const file = simulator.files().find(({ id }) => id === req.param('id'));
    return file === undefined ? notFound() : fileResponse(file);
  });
  app.get('/calls', ({ json }) => json(simulator.calls()));
  app.get('/changes', () => changesStream(simulator));
}

function addDoing(app: Hono, simulator: SlackSimulator): void {
  on(app, 'command', bodies.command, async ({ answers, ...given }) =>
    told(await simulator.command(given), answers),
  );
  on(app, 'press', bodies.press, async ({ answers, ...given }) =>
    told(await simulator.press(given), answers),
  );
  on(app, 'choose', bodies.choose, async ({ answers, ...given }) =>
    told(await simulator.choose(given), answers),
  );
  on(app, 'suggest', bodies.suggest, async (given) => simulator.suggest(given));
  on(app, 'submit', bodies.submit, async (given) => simulator.submit(given));
  on(app, 'closeModal', bodies.closeModal, async (given) => ({
    ack: await simulator.closeModal(given),
  }));
  on(app, 'openHome', bodies.openHome, async ({ user }) => ({
    ack: await simulator.openHome(user),
  }));
  on(app, 'event', bodies.event, async (given) => ({ ack: await simulator.event(given) }));
  on(app, 'send', bodies.send, async (given) => ({ ack: await simulator.send(given) }));
  on(app, 'say', bodies.say, async (given) => seenMessage(simulator.say(given)));
  on(app, 'waitForMessage', bodies.waitForMessage, async (given) =>
    seenMessage(await simulator.waitForMessage(given)),
  );
}

function addDirecting(app: Hono, simulator: SlackSimulator): void {
  on(app, 'setBotMember', bodies.setBotMember, async ({ channel, isMember }) => {
    simulator.setBotMember(channel, isMember);
    return {};
  });
  on(app, 'faults', bodies.faults, async (faults) => {
    for (const fault of faults) simulator.addFault(fault);
    return { added: faults.length };
  });
  app.delete('/faults', ({ body }) => {
    simulator.clearFaults();
    return body(null, 204);
  });
  app.delete('/calls', ({ body }) => {
    simulator.clearCalls();
    return body(null, 204);
  });
}

/** Adds one control: reads its body, does it, answers what came of it. */
function on<Schema extends z.ZodType>(
  app: Hono,
  name: string,
  schema: Schema,
  perform: (given: z.output<Schema>) => Promise<object>,
): void {
  app.post(`/${name}`, async ({ req, json }) => {
    const read = schema.safeParse(await req.json().catch(() => undefined));
    if (!read.success) throw new BadControl(problemsOf(read.error.issues, '').join('; '));
    return json(await perform(read.data));
  });
}

/** An exchange as JSON, once the app has answered so often. */
async function told({ ack, responseUrl, answers, answer }: Exchange, count: number) {
  if (count > 0) await answer(count);
  return { ack, responseUrl, answers: answers().map(seenMessage) };
}
