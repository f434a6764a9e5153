import { builder } from '../builder.ts';
import { TERMS, Weekday } from './shift-terms.ts';

const TargetBandInput = builder.inputType('TargetBandInput', {
  description: TERMS.target,
  fields: (t) => ({
    from: t.float({ required: true, description: 'A share, below to: 0.7 is 70 %.' }),
    to: t.float({ required: true, description: 'A share: 0.85 is 85 %.' }),
  }),
});

/** A shift to be made. */
export const CreateShiftInput = builder.inputType('CreateShiftInput', {
  description:
    'A shift to be made, of exactly one of agentIds, teamId, queueId, groupId and managementUnitId.',
  fields: (t) => ({
    name: t.string({ required: true, description: TERMS.name }),
    zone: t.string({ required: true, description: TERMS.zone }),
    start: t.string({ required: true, description: TERMS.start }),
    end: t.string({ required: true, description: TERMS.end }),
    weekdays: t.field({ type: [Weekday], description: `${TERMS.weekdays} By default every day.` }),
    agentIds: t.idList({ description: TERMS.agentIds }),
    teamId: t.id({ description: TERMS.teamId }),
    queueId: t.id({ description: TERMS.queueId }),
    groupId: t.id({ description: TERMS.groupId }),
    managementUnitId: t.id({ description: TERMS.managementUnitId }),
    target: t.field({
      type: TargetBandInput,
      description: `${TERMS.target} By default 0.7 to 0.85.`,
    }),
    settleMinutes: t.int({ description: `${TERMS.settleMinutes} By default 10.` }),
    validFrom: t.field({ type: 'LocalDate', description: `${TERMS.validFrom} By default any.` }),
    validTo: t.field({ type: 'LocalDate', description: `${TERMS.validTo} By default none.` }),
  }),
});

/** What is to be changed of a shift. */
export const UpdateShiftInput = builder.inputType('UpdateShiftInput', {
  description:
    'What is to be changed of a shift; what is left out stays. Whom it is of is changed as a whole. ' +
    'Null takes a default, where there is one.',
  fields: (t) => ({
    name: t.string({ description: TERMS.name }),
    zone: t.string({ description: TERMS.zone }),
    start: t.string({ description: TERMS.start }),
    end: t.string({ description: TERMS.end }),
    weekdays: t.field({ type: [Weekday], description: TERMS.weekdays }),
    agentIds: t.idList({ description: TERMS.agentIds }),
    teamId: t.id({ description: TERMS.teamId }),
    queueId: t.id({ description: TERMS.queueId }),
    groupId: t.id({ description: TERMS.groupId }),
    managementUnitId: t.id({ description: TERMS.managementUnitId }),
    target: t.field({ type: TargetBandInput, description: TERMS.target }),
    settleMinutes: t.int({ description: TERMS.settleMinutes }),
    validFrom: t.field({ type: 'LocalDate', description: TERMS.validFrom }),
    validTo: t.field({ type: 'LocalDate', description: TERMS.validTo }),
  }),
});
