import { builder } from '../builder.ts';

/** Where a page stands in its list. */
export interface Page {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The page that these items are, which were asked for after `after`. */
export function pageOf(
  items: readonly { readonly cursor: string }[],
  { hasNextPage, after }: { readonly hasNextPage: boolean; readonly after: string | undefined },
): Page {
  return {
    hasNextPage,
    hasPreviousPage: after !== undefined,
    startCursor: items.at(0)?.cursor ?? null,
    endCursor: items.at(-1)?.cursor ?? null,
  };
}

/** Where a page stands in its list. */
export const PageInfo = builder.objectRef<Page>('PageInfo').implement({
  description: 'Where a page stands in its list, as in the Relay specification.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more agents follow.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether this page was asked for with a cursor.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Cursor of the first agent; null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Cursor of the last agent: give it as after for the next page.',
    }),
  }),
});
