import type { Family } from './family.ts';

/** What a number means, in a sentence, with its unit. */
export interface Definition {
  /** The field's name in every answer. */
  readonly name: string;
  readonly family: Family | 'presence' | 'ratio';
  readonly unit: 'ms' | 'count' | 'ratio';
  readonly meaning: string;
}

const CLIPPED = 'clipped to the half hour in which it happened';

/** The words of every answer. The three families are never mixed in one sum or ratio. */
export const DEFINITIONS: readonly Definition[] = [
  worked('tTalk', `Talk (interact segments), ${CLIPPED}.`),
  worked('tHold', `Hold segments, ${CLIPPED}.`),
  worked('tAcw', `After-call work (wrapup segments), ${CLIPPED}.`),
  worked('tContacting', `Contacting segments, ${CLIPPED}.`),
  worked('tDialing', `Dialing segments, ${CLIPPED}.`),
  worked(
    'tHandle',
    'tContacting + tDialing + tTalk + tHold + tAcw. May exceed 30 minutes: chats overlap.',
  ),
  worked(
    'busy',
    'Union of the agent’s work over all legs, whatever the filter: overlapping work counts once.',
  ),
  worked(
    'tHoldElsewhere',
    'Part of the hold of digital legs during which the agent actively worked on another leg.',
  ),
  {
    name: 'conversations',
    family: 'worked',
    unit: 'count',
    meaning:
      'Distinct conversations worked on in the half hour. Sums over half hours and agents count ' +
      'a conversation once for each.',
  },
  ...families('booked', 'the half hour in which Genesys emitted it, as Genesys’ screens show it'),
  ...families('started', 'the half hour in which its conversation started'),
  presence('loggedIn', 'Time in every system presence but OFFLINE.'),
  presence('onQueue', 'Time in the system presence ON_QUEUE.'),
  presence('interacting', 'Time in the routing status INTERACTING.'),
  presence('communicating', 'Time in the routing status COMMUNICATING.'),
  presence('idle', 'Time in the routing status IDLE.'),
  presence('notResponding', 'Time in the routing status NOT_RESPONDING.'),
  {
    name: 'utilization',
    family: 'ratio',
    unit: 'ratio',
    meaning: 'busy ÷ loggedIn. Null when nobody was logged in or either was not read whole.',
  },
  {
    name: 'occupancy',
    family: 'ratio',
    unit: 'ratio',
    meaning:
      'interacting ÷ (interacting + communicating + idle), Genesys’ own formula. Null when the ' +
      'agent was in none of the three or they were not read whole.',
  },
];

function worked(name: string, meaning: string): Definition {
  return { name, family: 'worked', unit: 'ms', meaning };
}

function presence(name: string, meaning: string): Definition {
  return { name: `presence.${name}`, family: 'presence', unit: 'ms', meaning };
}

function families(family: 'booked' | 'started', where: string): Definition[] {
  const whole = ['tHandle', 'tTalkComplete', 'tHeldComplete', 'tAcw'].map((metric): Definition => ({
    name: `${family}.${metric}`,
    family,
    unit: 'ms',
    meaning: `Genesys’ ${metric}, whole, in ${where}.`,
  }));
  const handled: Definition = {
    name: `${family}.handled`,
    family,
    unit: 'count',
    meaning: `How many tHandle were emitted, each in ${where}.`,
  };
  return [...whole, handled];
}
