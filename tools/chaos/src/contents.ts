import type { DigestContent } from '@halfhour/core';
import { bodyOf } from './tried.ts';

const FIRST = 'provisional';
/** What a message says at last. */
export const LAST = 'final';
/** What its thread is told of the edit. */
export const MOVED = 'what moved and why';

/** Says one thing when a digest is posted, and another when it is looked at again. */
export const contents: DigestContent = {
  build: async ({ delivery, shown }) => ({
    body: bodyOf([{ text: `${delivery.id} ${shown === null ? FIRST : LAST}` }]),
    isFinal: shown !== null,
    headline: '',
    reply: shown === null ? null : bodyOf([{ text: MOVED }]),
  }),
  missed: async (missed) => bodyOf([{ text: `missed ${missed.map(({ id }) => id).join(' ')}` }]),
};
