import type { ExplainedEmission, ExplainedLeg, ExplainedSegment } from '@halfhour/core';
import { builder } from '../builder.ts';

const ExplainedSegmentType = builder.objectRef<ExplainedSegment>('ExplainedSegment').implement({
  description: 'A stretch of a leg, and what of it counts in the half hour.',
  fields: (t) => ({
    type: t.exposeString('type', {
      description: 'Genesys’ segmentType: interact is talk, wrapup is after-call work.',
    }),
    start: t.expose('startMs', { type: 'DateTime', description: 'When it started.' }),
    end: t.expose('endMs', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended. Null while it is open.',
    }),
    isWork: t.exposeBoolean('isWork', {
      description: 'Whether the type counts as work: alerting and ringing do not.',
    }),
    insideStart: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Start of the part inside the half hour. Null when none is.',
      resolve: ({ inside }) => inside?.startMs,
    }),
    insideEnd: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'End of the part inside the half hour. Null when none is.',
      resolve: ({ inside }) => inside?.endMs,
    }),
    worked: t.expose('workedMs', {
      type: 'Milliseconds',
      description: 'Length of that part when it is work, else 0. Milliseconds.',
    }),
  }),
});

const ExplainedEmissionType = builder.objectRef<ExplainedEmission>('ExplainedEmission').implement({
  description: 'A metric as Genesys emitted it: whole, at one instant.',
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'Genesys’ name of the metric.' }),
    value: t.expose('valueMs', {
      type: 'Milliseconds',
      description: 'Its whole value. Milliseconds.',
    }),
    emitted: t.expose('emittedMs', {
      type: 'DateTime',
      description: 'When Genesys emitted it: decides the half hour it is booked to.',
    }),
    isBookedHere: t.exposeBoolean('isBookedHere', {
      description: 'Whether that is this half hour.',
    }),
  }),
});

/** A leg and why Genesys' number differs. */
export const ExplainedLegType = builder.objectRef<ExplainedLeg>('ExplainedLeg').implement({
  description: 'One session of the agent in one conversation, and why Genesys’ number differs.',
  fields: (t) => ({
    conversationId: t.exposeID('conversationId', { description: 'Genesys’ conversation id.' }),
    sessionId: t.exposeID('sessionId', { description: 'Genesys’ session id.' }),
    mediaType: t.exposeString('mediaType', { description: 'Genesys’ name: voice, chat, …' }),
    queueId: t.exposeID('queueId', {
      nullable: true,
      description: 'Genesys’ queue id. Null for personal and direct calls.',
    }),
    isOpen: t.exposeBoolean('isOpen', { description: 'Whether the leg still ran when read.' }),
    worked: t.expose('workedMs', {
      type: 'Milliseconds',
      description: 'Work inside the half hour. Milliseconds.',
    }),
    booked: t.expose('bookedMs', {
      type: 'Milliseconds',
      description: 'tHandle that Genesys books to the half hour. Milliseconds.',
    }),
    segments: t.field({
      type: [ExplainedSegmentType],
      description: 'Its stretches, in order of time.',
      resolve: ({ segments }) => segments,
    }),
    emissions: t.field({
      type: [ExplainedEmissionType],
      description: 'The metrics Genesys emitted for it.',
      resolve: ({ emissions }) => emissions,
    }),
    sentence: t.exposeString('sentence', {
      description: 'Why the two differ, or that they do not, for people.',
    }),
  }),
});
