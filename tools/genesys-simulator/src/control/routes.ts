import type { Hono } from 'hono';
import * as z from 'zod';
import { ApiError } from '../http/api-error.ts';
import { FAULT_KINDS, faultSchema } from '../http/faults.ts';
import type { Simulator } from '../simulator.ts';
import { readTruthQuery } from './truth-query.ts';

const faultsSchema = z.union([faultSchema.transform((fault) => [fault]), z.array(faultSchema)]);

/** The simulator's own controls, which the real service has not: no login, no rate limit. */
export function addControlRoutes(app: Hono, simulator: Simulator): void {
  app.get('/_simulator/truth', ({ req, json }) => {
    const query = new URL(req.url).searchParams;
    return json(simulator.truth(readTruthQuery(query)));
  });
  app.get('/_simulator/scenario', ({ json }) => json(simulator.scenario()));
  app.get('/_simulator/requests', ({ json }) => json(simulator.requests()));
  app.delete('/_simulator/requests', ({ body }) => {
    simulator.clearRequests();
    return body(null, 204);
  });
  app.post('/_simulator/faults', async ({ req, json }) => {
    const read = faultsSchema.safeParse(await req.json().catch(() => undefined));
    if (!read.success)
      return json({ message: `A fault was expected, or a list of them.`, kinds: FAULT_KINDS }, 400);
    for (const fault of read.data) simulator.addFault(fault);
    return json({ added: read.data.length }, 201);
  });
  app.delete('/_simulator/faults', ({ body }) => {
    simulator.clearFaults();
    return body(null, 204);
  });
  app.onError((error, { json }) => {
    if (error instanceof ApiError) return json(error.body(crypto.randomUUID()), 400);
    throw error;
  });
}
