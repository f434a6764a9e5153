import { clockOfMinute, countDays, givenOf, MAX_DATES, type Shift } from '@halfhour/core';
import { builder } from '../builder.ts';
import { shiftsOf } from '../shifts-here.ts';
import { ShiftDayType } from './shift-day.ts';
import { ShiftOriginType, TargetBandType, TERMS, Weekday } from './shift-terms.ts';
import { UnreadType } from './unread.ts';

/** A shift that is kept. */
export const ShiftType = builder.objectRef<Shift>('Shift').implement({
  description:
    'A shift: when it runs, of whom it is and what is asked of them. Exactly one of agentIds, teamId, ' +
    'queueId, groupId and managementUnitId says whom it is of.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stays the same whatever is changed.' }),
    version: t.exposeInt('version', { description: 'Grows with every change.' }),
    name: t.exposeString('name', { description: TERMS.name }),
    zone: t.exposeString('zone', { description: TERMS.zone }),
    weekdays: t.field({
      type: [Weekday],
      description: TERMS.weekdays,
      resolve: ({ weekdays }) => [...weekdays],
    }),
    start: t.string({
      description: TERMS.start,
      resolve: ({ startMinute }) => clockOfMinute(startMinute),
    }),
    end: t.string({
      description: TERMS.end,
      resolve: ({ endMinute }) => clockOfMinute(endMinute),
    }),
    agentIds: t.idList({
      nullable: true,
      description: TERMS.agentIds,
      resolve: (shift) => givenOf(shift).agentIds,
    }),
    teamId: t.id({
      nullable: true,
      description: TERMS.teamId,
      resolve: (shift) => givenOf(shift).teamId,
    }),
    queueId: t.id({
      nullable: true,
      description: TERMS.queueId,
      resolve: (shift) => givenOf(shift).queueId,
    }),
    groupId: t.id({
      nullable: true,
      description: TERMS.groupId,
      resolve: (shift) => givenOf(shift).groupId,
    }),
    managementUnitId: t.id({
      nullable: true,
      description: TERMS.managementUnitId,
      resolve: (shift) => givenOf(shift).managementUnitId,
    }),
    target: t.expose('target', { type: TargetBandType, description: TERMS.target }),
    settleMinutes: t.exposeInt('settleMinutes', { description: TERMS.settleMinutes }),
    validFrom: t.expose('validFrom', {
      type: 'LocalDate',
      nullable: true,
      description: `${TERMS.validFrom} Null: whichever.`,
    }),
    validTo: t.expose('validTo', {
      type: 'LocalDate',
      nullable: true,
      description: `${TERMS.validTo} Null: none.`,
    }),
    origin: t.expose('origin', { type: ShiftOriginType, description: 'Where it was made.' }),
    createdAt: t.expose('createdAtMs', { type: 'DateTime', description: 'When it was made.' }),
    changedAt: t.expose('changedAtMs', {
      type: 'DateTime',
      description: 'When its terms were last changed.',
    }),
    endedAt: t.expose('endedAtMs', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended. Null: it goes on.',
    }),
    days: t.field({
      type: [ShiftDayType],
      description: 'The days on which it runs, in order; those are left out on which it does not.',
      args: {
        from: t.arg({ type: 'LocalDate', required: true, description: 'The first date.' }),
        to: t.arg({
          type: 'LocalDate',
          required: true,
          description: `The last date; ${MAX_DATES} dates at the most.`,
        }),
      },
      complexity: ({ from, to }) => ({
        field: 1,
        multiplier: Math.min(Math.max(countDays(from, to), 1), MAX_DATES),
      }),
      resolve: async (shift, { from, to }, context) => {
        const days = await shiftsOf(context).daysOf(shift, { fromDate: from, toDate: to });
        return days.map((day) => ({ ...day, shift }));
      },
    }),
    publishedAsOf: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the published schedules of its management unit were last read. Null: they never were, ' +
        'or it is of none.',
      resolve: async (shift, _args, context) =>
        (await shiftsOf(context).readingOf(shift))?.readAtMs ?? null,
    }),
    unread: t.field({
      type: [UnreadType],
      description:
        'Why published schedules could not be read the last time, and the permission that is missing; ' +
        'empty when they could, or when it is of no management unit.',
      resolve: async (shift, _args, context) => {
        const reading = await shiftsOf(context).readingOf(shift);
        return reading?.trouble ? [reading.trouble] : [];
      },
    }),
  }),
});
