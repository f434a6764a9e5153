import { fraction, hashText, mix } from '../seeded/hash.ts';
import type { Agent } from './organisation.ts';
import type { Scenario } from './scenario.ts';
import type { Presence, Shift } from './shift.ts';
import { isAtWork, shiftOf } from './shift.ts';
import { dayOf, MINUTE_MS } from './time.ts';

/** A status of an agent from one instant until the next one begins. */
export interface Status<Name extends string> {
  name: Name;
  startMs: number;
  /** Infinity when nothing is known to end it. */
  endMs: number;
}

const PRESENCE = hashText('presence');

/** An agent's presences that overlap [fromMs, toMs), whole, in order and without gaps since the data began. */
export function presencesOf(
  scenario: Scenario,
  agent: Agent,
  fromMs: number,
  toMs: number,
): Status<Presence>[] {
  const changes = changesBefore(scenario, agent, fromMs);
  for (let date = dayOf(fromMs) - 1; date <= dayOf(toMs) + 1; date += 1)
    changes.push(...changesOn(scenario, agent, date));
  // The next log-in ends the last OFFLINE, however many days off there are between.
  changes.push(...changesAfter(scenario, agent, dayOf(toMs) + 2));
  return changes
    .map((change, index) => ({ ...change, endMs: changes[index + 1]?.startMs ?? Infinity }))
    .filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs);
}

interface Change {
  name: Presence;
  startMs: number;
}

/** The last log-out before the days looked at, or the beginning of the data. */
function changesBefore(scenario: Scenario, agent: Agent, fromMs: number): Change[] {
  const firstDate = dayOf(scenario.startMs) - 1;
  for (let date = dayOf(fromMs) - 2; date >= firstDate; date -= 1) {
    const changes = changesOn(scenario, agent, date);
    if (changes.length > 0) return changes;
  }
  return [{ name: 'OFFLINE', startMs: scenario.startMs }];
}

/** Nobody is off for longer than this many days in a row, short of having left. */
const LONGEST_ABSENCE_DAYS = 14;

function changesAfter(scenario: Scenario, agent: Agent, fromDate: number): Change[] {
  for (let date = fromDate; date < fromDate + LONGEST_ABSENCE_DAYS; date += 1) {
    const changes = changesOn(scenario, agent, date);
    if (changes.length > 0) return changes;
  }
  return [];
}

function changesOn(scenario: Scenario, agent: Agent, date: number): Change[] {
  const shift = shiftOf(scenario, agent.crew, date);
  return shift !== undefined && isAtWork(agent, shift) ? changesIn(shift, agent) : [];
}

function changesIn(shift: Shift, agent: Agent): Change[] {
  const hash = mix(mix(shift.hash, PRESENCE), agent.index);
  const planned: Change[] = [{ name: 'AVAILABLE', startMs: shift.startMs - 2 * MINUTE_MS }];
  shift.windows.forEach((window, index) => {
    planned.push({ name: 'ON_QUEUE', startMs: window.startMs });
    const pause = shift.breaks[index]?.presence;
    planned.push({ name: pause ?? 'AVAILABLE', startMs: window.endMs });
  });
  planned.push({ name: 'OFFLINE', startMs: shift.endMs });
  return planned.map(({ name, startMs }, index) => ({
    name,
    startMs: startMs + Math.floor((fraction(mix(hash, index)) - 0.5) * 4 * MINUTE_MS),
  }));
}
