import { z } from 'zod';
import { foldEmail } from '../access/email.ts';
import type { Agent } from '../report/source.ts';
import type { GenesysClient } from './client.ts';
import { ENTITY_PAGE_SIZE } from './entities.ts';
import { readShape } from './shape.ts';
import type { CallContext } from './transport.ts';
import { asActive, toAgent, user } from './users.ts';

/** Pages of people read for one search: nobody reads more names than these. */
const SEARCH_PAGES = 5;

/** Active users whose name contains the text, up to 500 of them. */
export async function usersNamed(
  client: GenesysClient,
  context: CallContext,
  text: string,
): Promise<Agent[]> {
  const found = await searchActive(client, context, {
    type: 'CONTAINS',
    fields: ['name'],
    value: text,
  });
  return found.map(({ agent }) => agent);
}

/**
 * Active users with exactly this e-mail address, whatever the case of its letters. Genesys gives an
 * address to one user; what it finds is compared again, since somebody is let in by it.
 */
export async function usersWithEmail(
  client: GenesysClient,
  context: CallContext,
  email: string,
): Promise<Agent[]> {
  const wanted = foldEmail(email);
  const found = await searchActive(client, context, {
    type: 'EXACT',
    fields: ['email'],
    value: wanted,
  });
  return found.flatMap((one) =>
    one.email !== null && foldEmail(one.email) === wanted && one.agent.active === true
      ? [one.agent]
      : [],
  );
}

const searchAnswer = z.object({
  results: z
    .array(
      user
        .extend({ email: z.string().nullish() })
        .transform(({ email, ...one }) => ({ agent: toAgent(one), email: email ?? null })),
    )
    .nullish(),
  pageCount: z.number().nullish(),
});

interface FoundUser {
  readonly agent: Agent;
  readonly email: string | null;
}

async function searchActive(
  client: GenesysClient,
  context: CallContext,
  criterion: { type: 'CONTAINS' | 'EXACT'; fields: string[]; value: string },
): Promise<FoundUser[]> {
  const found: FoundUser[] = [];
  for (let pageNumber = 1; pageNumber <= SEARCH_PAGES; pageNumber += 1) {
    const query = {
      pageSize: ENTITY_PAGE_SIZE,
      pageNumber,
      query: [criterion, { type: 'EXACT', fields: ['state'], value: 'active' }],
    };
    const answer = await client.call(context, async ({ users }) => users.postUsersSearch(query));
    const { results, pageCount } = readShape(searchAnswer, answer, 'user search');
    found.push(...(results ?? []).map((one) => ({ ...one, agent: asActive(one.agent) })));
    if (pageNumber >= (pageCount ?? 1)) break;
  }
  return found;
}
