import { z } from 'zod';
import type { GenesysClient } from './client.ts';
import { type Named, named } from './entities.ts';
import { readShape } from './shape.ts';
import type { CallContext } from './transport.ts';

/** Every management unit of workforce management, for its name. They are not paged. */
export async function allManagementUnits(
  client: GenesysClient,
  context: CallContext,
): Promise<Named[]> {
  const answer = await client.call(context, async ({ workforce }) =>
    workforce.getWorkforcemanagementManagementunits(),
  );
  return readShape(listing(named), answer, 'list of management units').entities ?? [];
}

/** Ids of the agents of a management unit. An unknown one rejects with a status of 404. */
export async function managementUnitAgentIds(
  client: GenesysClient,
  context: CallContext,
  unitId: string,
): Promise<string[]> {
  const answer = await client.call(context, async ({ workforce }) =>
    workforce.getWorkforcemanagementManagementunitUsers(unitId),
  );
  const { entities } = readShape(listing(named), answer, 'list of agents of a management unit');
  return (entities ?? []).map(({ id }) => id);
}

function listing<Entity extends z.ZodType>(entity: Entity) {
  return z.object({ entities: z.array(entity).nullish() });
}
