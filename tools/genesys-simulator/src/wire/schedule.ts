import type { Models } from 'purecloud-platform-client-v2';
import { mix, uuidOf } from '../seeded/hash.ts';
import type { Agent } from '../scenario/organisation.ts';
import type { PublishedShift, PublishedWeek } from '../scenario/published.ts';
import type { Presence, Shift } from '../scenario/shift.ts';
import { DAY_MS, MINUTE_MS } from '../scenario/time.ts';
import { wireInstant } from './instants.ts';

/** The service's own activity codes, which every organisation has. */
const ACTIVITY_CODES: Partial<Record<Presence, string>> = {
  BREAK: '1',
  MEAL: '2',
  MEETING: '3',
  TRAINING: '6',
};
const ON_QUEUE = '0';
const OFF_QUEUE = '4';
const TIME_OFF = '5';

/** What is published of an agent, as the service writes it. */
export function wireAgentSchedule(
  agent: Agent,
  shifts: readonly PublishedShift[],
): Models.BuAgentScheduleSearchResponse {
  const off = shifts.filter(({ isOff }) => isOff);
  return {
    user: { id: agent.id, selfUri: `/api/v2/users/${agent.id}` },
    shifts: shifts.filter(({ isOff }) => !isOff).map((one) => wireShift(agent, one)),
    fullDayTimeOffMarkers: off.map(({ shift }) => ({
      businessUnitDate: wireDate(shift.date),
      lengthMinutes: 480,
      description: '',
      activityCodeId: TIME_OFF,
      paid: true,
    })),
  };
}

/** A published week, as the service names it. */
export function wirePublishedWeek(
  businessUnitId: string,
  { monday }: PublishedWeek,
): Models.BuAgentSchedulePublishedScheduleReference {
  const id = uuidOf(monday, 0);
  const weekDate = wireDate(monday);
  const path = `/api/v2/workforcemanagement/businessunits/${businessUnitId}/weeks/${weekDate}`;
  return { id, weekDate, weekCount: 1, selfUri: `${path}/schedules/${id}` };
}

function wireShift(agent: Agent, { shift, week }: PublishedShift): Models.BuAgentScheduleShift {
  return {
    id: uuidOf(mix(shift.hash, agent.index), 1),
    startDate: wireInstant(shift.startMs),
    lengthMinutes: (shift.endMs - shift.startMs) / MINUTE_MS,
    activities: activitiesOf(shift),
    manuallyEdited: false,
    schedule: { id: uuidOf(week.monday, 0), weekDate: wireDate(week.monday) },
  };
}

/** One after the other, in whole minutes: on queue, but for the breaks. */
function activitiesOf(shift: Shift): Models.BuAgentScheduleActivity[] {
  const activities: Models.BuAgentScheduleActivity[] = [];
  let fromMs = shift.startMs;
  const add = (toMs: number, activityCodeId: string) => {
    const lengthMinutes = Math.round((toMs - fromMs) / MINUTE_MS);
    if (lengthMinutes <= 0) return;
    const startDate = wireInstant(fromMs);
    activities.push({ startDate, lengthMinutes, description: '', activityCodeId, paid: true });
    fromMs += lengthMinutes * MINUTE_MS;
  };
  for (const { presence, startMs, endMs } of shift.breaks) {
    add(startMs, ON_QUEUE);
    add(endMs, ACTIVITY_CODES[presence] ?? OFF_QUEUE);
  }
  add(shift.endMs, ON_QUEUE);
  return activities;
}

function wireDate(day: number): string {
  return wireInstant(day * DAY_MS).slice(0, 10);
}
