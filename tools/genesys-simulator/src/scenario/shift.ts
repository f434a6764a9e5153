import { fraction, hashText, mix } from '../seeded/hash.ts';
import type { Agent, Crew } from './organisation.ts';
import type { Scenario } from './scenario.ts';
import { MINUTE_MS } from './time.ts';

/** System presences, as the service names them. */
export type Presence =
  | 'AVAILABLE'
  | 'AWAY'
  | 'BUSY'
  | 'OFFLINE'
  | 'IDLE'
  | 'ON_QUEUE'
  | 'MEAL'
  | 'TRAINING'
  | 'MEETING'
  | 'BREAK';

/** A stretch of a shift in which its crew takes conversations. */
interface Window {
  startMs: number;
  endMs: number;
  /** On-queue time of the shift before this window: slots are laid out on that time alone. */
  onQueueBeforeMs: number;
}

/** One crew's working day. */
export interface Shift {
  crew: Crew;
  /** The local calendar date it begins on, in days since 1970-01-01. */
  date: number;
  /** The hash everything in this shift follows from. */
  hash: number;
  startMs: number;
  endMs: number;
  windows: readonly Window[];
  onQueueMs: number;
  breaks: readonly { presence: Presence; startMs: number; endMs: number }[];
}

/** From log-in to log-out, without the jitter of the single agent. */
export const SHIFT_MS = 510 * MINUTE_MS;

/** No agent logs in earlier than this before the shift's start, or stays longer after its end. */
export const SHIFT_MARGIN_MS = 10 * MINUTE_MS;

const SHIFT = hashText('shift');
const ABSENT = hashText('absent');

/** The crew's shift on a local date, or undefined on its days off and before the data begins. */
export function shiftOf(scenario: Scenario, crew: Crew, date: number): Shift | undefined {
  if ((date + crew.index * 3) % 7 >= 5) return undefined;
  const startMs = scenario.zones.instantMs(crew.zone, date, crew.shiftStartMinute);
  if (startMs - SHIFT_MARGIN_MS < scenario.startMs) return undefined;
  const hash = mix(mix(mix(scenario.seed, SHIFT), crew.index), date);
  const breaks = breaksOf(hash, startMs);
  const windows = windowsBetween(
    breaks,
    startMs + 5 * MINUTE_MS,
    startMs + SHIFT_MS - 10 * MINUTE_MS,
  );
  const last = windows[windows.length - 1]!;
  const onQueueMs = last.onQueueBeforeMs + last.endMs - last.startMs;
  return { crew, date, hash, startMs, endMs: startMs + SHIFT_MS, windows, onQueueMs, breaks };
}

/** Whether an agent of the crew comes to this shift: some are ill, some have left. */
export function isAtWork(agent: Agent | undefined, shift: Shift): agent is Agent {
  if (agent === undefined) return false;
  if (agent.left !== undefined && agent.left.atMs < shift.endMs + SHIFT_MARGIN_MS) return false;
  return mix(mix(shift.hash, ABSENT), agent.index) % 25 !== 0;
}

const AFTERNOON: readonly { presence: Presence; minutes: number }[] = [
  { presence: 'BREAK', minutes: 15 },
  { presence: 'MEETING', minutes: 30 },
  { presence: 'TRAINING', minutes: 40 },
  { presence: 'AWAY', minutes: 10 },
  { presence: 'BUSY', minutes: 12 },
  { presence: 'IDLE', minutes: 8 },
];

function breaksOf(hash: number, startMs: number): Shift['breaks'] {
  const shiftedMs = Math.floor(fraction(mix(hash, 1)) * 20 * MINUTE_MS);
  const afternoon = AFTERNOON[mix(hash, 2) % AFTERNOON.length]!;
  const at = (presence: Presence, minute: number, minutes: number) => ({
    presence,
    startMs: startMs + minute * MINUTE_MS + shiftedMs,
    endMs: startMs + (minute + minutes) * MINUTE_MS + shiftedMs,
  });
  return [
    at('BREAK', 110, 15),
    at('MEAL', 230, 30),
    at(afternoon.presence, 380, afternoon.minutes),
  ];
}

function windowsBetween(breaks: Shift['breaks'], fromMs: number, toMs: number): Window[] {
  const starts = [fromMs, ...breaks.map((pause) => pause.endMs)];
  const ends = [...breaks.map((pause) => pause.startMs), toMs];
  let onQueueBeforeMs = 0;
  return starts.map((startMs, index) => {
    const window = { startMs, endMs: ends[index]!, onQueueBeforeMs };
    onQueueBeforeMs += window.endMs - window.startMs;
    return window;
  });
}
