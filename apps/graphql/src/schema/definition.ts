import type { Definition } from '@halfhour/core';
import { builder } from '../builder.ts';

/** What a number means. */
export const DefinitionType = builder.objectRef<Definition>('Definition').implement({
  description: 'What a number of the answer means.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The field, such as tTalk or booked.tHandle.' }),
    family: t.exposeString('family', {
      description: 'worked, booked, started, presence or ratio: sums never mix families.',
    }),
    unit: t.exposeString('unit', { description: 'ms, count or ratio (1 is 100 %).' }),
    meaning: t.exposeString('meaning', { description: 'In a sentence.' }),
  }),
});
