import type { TargetBand } from '@halfhour/core';
import { builder } from '../builder.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A day of the week, 1 to 7. */
export const Weekday = builder.enumType('Weekday', {
  description: 'A day of the week.',
  values: Object.fromEntries(
    DAYS.map((day, index) => [
      day.toUpperCase(),
      { value: index + 1, description: `Every ${day}.` },
    ]),
  ),
});

/** Where a shift was made. */
export const ShiftOriginType = builder.enumType('ShiftOrigin', {
  description: 'Where a shift was made.',
  values: {
    SLACK: { value: 'slack', description: 'In Slack.' },
    GRAPHQL: { value: 'graphql', description: 'Over GraphQL.' },
    FILE: {
      value: 'file',
      description: 'In a file (HALFHOUR_SHIFTS): it can be changed only there.',
    },
  } as const,
});

/** The utilization that is asked for. */
export const TargetBandType = builder.objectRef<TargetBand>('TargetBand').implement({
  description: 'The utilization that is asked for.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'A share: 0.7 is 70 %.' }),
    to: t.exposeFloat('to', { description: 'A share: 0.85 is 85 %.' }),
  }),
});

/** What the fields say that a shift and its inputs have alike. */
export const TERMS = {
  name: 'What people call it: one living shift a name, in large letters or small.',
  zone: 'The IANA time zone of its clock, such as Europe/London.',
  weekdays: 'The days on which it starts.',
  start: 'When it starts, on the clock: 22:00.',
  end: 'When it ends, on the clock: 06:00. Not later than start: on the next day.',
  agentIds: 'Of these agents, by Genesys’ user ids.',
  teamId: 'Of the members of a team, by Genesys’ id.',
  queueId: 'Of the members of a queue, by Genesys’ id.',
  groupId: 'Of the members of a group, by Genesys’ id.',
  managementUnitId:
    'Of a management unit of workforce management, by Genesys’ id: its published schedules then give ' +
    'each day’s start, end and agents, and start and end are for days of which nothing is published.',
  target: 'The utilization that is asked for.',
  settleMinutes: 'How long after its end a digest waits for late data, in minutes.',
  validFrom: 'The first date on which it starts.',
  validTo: 'The last date on which it starts.',
} as const;
