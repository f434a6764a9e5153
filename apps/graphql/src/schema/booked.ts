import type { Booked } from '@halfhour/core';
import { builder } from '../builder.ts';

/** Genesys' metrics, whole. */
export const BookedType = builder.objectRef<Booked>('Booked').implement({
  description:
    'Genesys’ metrics, each whole, never split: in the half hour that the field above names.',
  fields: (t) => ({
    tHandle: t.expose('tHandle', {
      type: 'Milliseconds',
      description: 'Genesys’ tHandle: tContacting + tDialing + talk + hold + ACW. Milliseconds.',
    }),
    tTalkComplete: t.expose('tTalkComplete', {
      type: 'Milliseconds',
      description: 'Genesys’ tTalkComplete: all talk of a leg. Milliseconds.',
    }),
    tHeldComplete: t.expose('tHeldComplete', {
      type: 'Milliseconds',
      description: 'Genesys’ tHeldComplete: all hold of a leg. Milliseconds.',
    }),
    tAcw: t.expose('tAcw', {
      type: 'Milliseconds',
      description: 'Genesys’ tAcw: after-call work. Milliseconds.',
    }),
    handled: t.exposeInt('handled', {
      description: 'How many tHandle were emitted: tHandle ÷ handled is the average handle time.',
    }),
  }),
});
