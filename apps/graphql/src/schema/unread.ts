import type { Unread } from '@halfhour/core';
import { builder } from '../builder.ts';

const UnreadKind = builder.enumType('UnreadKind', {
  description: 'What could not be read.',
  values: {
    AGENTS: { description: 'Who the agents are.' },
    CONVERSATIONS: { description: 'Conversations: the half hours concerned are MISSING.' },
    PRESENCE: { description: 'Presence and routing: ratios are null.' },
    SCHEDULES: { description: 'Published schedules: the times written in the shift are in force.' },
  } as const,
});

const UnreadReason = builder.enumType('UnreadReason', {
  description: 'Why something could not be read.',
  values: {
    PERMISSION_MISSING: { description: 'The OAuth client’s role lacks permissions.' },
    LOGIN_FAILED: { description: 'Genesys refused the OAuth client’s login.' },
    RATE_LIMITED: { description: 'Too many requests for too long.' },
    UNAVAILABLE: { description: 'Genesys answered with errors, or not at all.' },
    TIMED_OUT: { description: 'Genesys did not answer in time.' },
    MALFORMED: { description: 'Genesys’ answer does not look as it should.' },
    NOT_READ_YET: { description: 'Nobody has read it so far; it is being read, or will be.' },
    NO_LONGER_KEPT: { description: 'It was kept once and is no longer.' },
  } as const,
});

/** Something that was asked for and could not be read. */
export const UnreadType = builder.objectRef<Unread>('Unread').implement({
  description: 'Something that was asked for and could not be read from Genesys.',
  fields: (t) => ({
    kind: t.expose('kind', { type: UnreadKind, description: 'What could not be read.' }),
    reason: t.expose('reason', { type: UnreadReason, description: 'Why.' }),
    message: t.exposeString('message', { description: 'One sentence for people.' }),
    missingPermissions: t.stringList({
      description:
        'Genesys permissions that the OAuth client’s role lacks, by name; empty when that is ' +
        'not the reason.',
      resolve: ({ missingPermissions }) => missingPermissions,
    }),
    start: t.field({
      type: 'DateTime',
      description: 'Start of the part of the window concerned.',
      resolve: ({ span }) => span.startMs,
    }),
    end: t.field({
      type: 'DateTime',
      description: 'End of that part; not part of it.',
      resolve: ({ span }) => span.endMs,
    }),
    correlationId: t.exposeString('correlationId', {
      nullable: true,
      description: 'Genesys’ correlation id, for its support. Null when it gave none.',
    }),
  }),
});
