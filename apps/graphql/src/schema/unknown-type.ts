import { builder } from '../builder.ts';

/** A type that Halfhour does not know, and how often it occurred. */
export const UnknownType = builder
  .objectRef<readonly [type: string, count: number]>('UnknownType')
  .implement({
    description:
      'A segment or media type that Halfhour does not know. A segment of an unknown type is in no ' +
      'number; work in an unknown media type counts.',
    fields: (t) => ({
      type: t.string({ description: 'Genesys’ name.', resolve: ([type]) => type }),
      count: t.int({ description: 'How often it occurred.', resolve: ([, count]) => count }),
    }),
  });
