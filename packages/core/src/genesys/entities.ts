import { z } from 'zod';
import { type ApiBody, readShape } from './shape.ts';

/** Something with a name: a queue, a team, a group. */
export interface Named {
  readonly id: string;
  /** `null`: Genesys did not tell. */
  readonly name: string | null;
}

/** Entities a page; the most that every listing used here gives. */
export const ENTITY_PAGE_SIZE = 100;

export const named = z
  .object({ id: z.string(), name: z.string().nullish() })
  .transform(({ id, name }): Named => ({ id, name: name ?? null }));

/** Pages at most: a listing that never ends is a fault of the service, and not a reason to go on. */
const MOST_PAGES = 1_000;

/** Reads one page, numbered from 1. */
export type FetchNumbered = (pageNumber: number) => Promise<ApiBody>;

/** Reads the page after a cursor; the first has none. */
export type FetchAfter = (after: string | undefined) => Promise<ApiBody>;

/** All entities of a listing with numbered pages, read until `nextUri` is absent. */
export async function numberedEntities<Entity extends z.ZodType>(
  entity: Entity,
  what: string,
  fetchPage: FetchNumbered,
): Promise<z.output<Entity>[]> {
  const all: z.output<Entity>[] = [];
  for (let pageNumber = 1; pageNumber <= MOST_PAGES; pageNumber += 1) {
    const { entities, nextUri } = readShape(listing(entity), await fetchPage(pageNumber), what);
    all.push(...entities);
    if (nextUri === null || entities.length === 0) break;
  }
  return all;
}

/** All entities of a listing with cursors: `nextUri` holds the next one as `after`. */
export async function cursorEntities<Entity extends z.ZodType>(
  entity: Entity,
  what: string,
  fetchPage: FetchAfter,
): Promise<z.output<Entity>[]> {
  const all: z.output<Entity>[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { entities, nextUri } = readShape(listing(entity), await fetchPage(after), what);
    all.push(...entities);
    const next = nextUri === null ? null : afterOf(nextUri);
    if (next === null || next === after) break;
    after = next;
  }
  return all;
}

function listing<Entity extends z.ZodType>(entity: Entity) {
  return z
    .object({ entities: z.array(entity).nullish(), nextUri: z.string().nullish() })
    .transform(({ entities, nextUri }) => ({
      entities: entities ?? [],
      nextUri: nextUri === undefined || nextUri === '' ? null : nextUri,
    }));
}

/** The cursor in a URI that may have no host. */
function afterOf(uri: string): string | null {
  return URL.parse(uri, 'https://genesys.invalid')?.searchParams.get('after') ?? null;
}
