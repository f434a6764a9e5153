import { WORK } from '../scenario/leg-metrics.ts';
import type { Leg, Plan, SegmentType } from '../scenario/plan.ts';
import { elementary } from './elementary.ts';
import type { HalfHourTruth, TruthWindow } from './shape.ts';

interface Event {
  atMs: number;
  leg: Leg;
  type: SegmentType;
  step: 1 | -1;
}

/** How many segments of each kind are going on, leg by leg. */
type Active = Map<Leg, Map<SegmentType, number>>;

const WORKED: Partial<Record<SegmentType, keyof HalfHourTruth['worked']>> = {
  interact: 'tTalk',
  hold: 'tHold',
  wrapup: 'tAcw',
  contacting: 'tContacting',
  dialing: 'tDialing',
};

/** Goes through the beginnings and ends of all segments in order and counts what lies between them. */
export function countWork(legs: readonly Leg[], window: TruthWindow): void {
  const events = legs.flatMap((leg) => eventsOf(leg, window.asOfMs));
  events.sort((one, other) => one.atMs - other.atMs);
  const instants = events.map(({ atMs }) => atMs);
  const seen = window.halfHours.map(() => new Set<Plan>());
  const active: Active = new Map();
  let next = 0;
  for (const piece of elementary(instants, window.fromMs, window.toMs)) {
    for (; next < events.length && events[next]!.atMs <= piece.startMs; next += 1)
      apply(active, events[next]!);
    if (active.size === 0) continue;
    count(active, piece.endMs - piece.startMs, window.halfHours[piece.halfHour]!);
    for (const leg of active.keys()) seen[piece.halfHour]!.add(leg.plan);
  }
  seen.forEach((plans, index) => {
    window.halfHours[index]!.conversations = plans.size;
  });
}

function eventsOf(leg: Leg, asOfMs: number): Event[] {
  return leg.session.segments.flatMap(({ type, startMs, endMs }): Event[] => {
    if (!WORK.includes(type) || startMs >= asOfMs || startMs === endMs) return [];
    return [
      { atMs: startMs, leg, type, step: 1 },
      { atMs: Math.min(endMs, asOfMs), leg, type, step: -1 },
    ];
  });
}

function apply(active: Active, { leg, type, step }: Event): void {
  const types = active.get(leg) ?? new Map<SegmentType, number>();
  const left = (types.get(type) ?? 0) + step;
  if (left === 0) types.delete(type);
  else types.set(type, left);
  if (types.size === 0) active.delete(leg);
  else active.set(leg, types);
}

function count(active: Active, lengthMs: number, into: HalfHourTruth): void {
  into.busy += lengthMs;
  let working = 0;
  for (const types of active.values()) if (isWorking(types)) working += 1;
  for (const [leg, types] of active) {
    for (const [type, times] of types) {
      into.worked[WORKED[type]!] += times * lengthMs;
      into.worked.tHandle += times * lengthMs;
    }
    const held = isDigital(leg) ? (types.get('hold') ?? 0) : 0;
    const elsewhere = working - (isWorking(types) ? 1 : 0);
    if (held > 0 && elsewhere > 0) into.tHoldElsewhere += held * lengthMs;
  }
}

/** Whether anything but holding goes on. */
function isWorking(types: ReadonlyMap<SegmentType, number>): boolean {
  return types.size > (types.has('hold') ? 1 : 0);
}

function isDigital({ session: { mediaType } }: Leg): boolean {
  return mediaType !== 'voice' && mediaType !== 'callback';
}
