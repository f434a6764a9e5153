import { type AgentInterval, HALF_HOUR_MS, type HalfHourState, type Report } from '@halfhour/core';
import type { AnswerInput } from './asked.ts';

/** A day in a zone and the agents of a made-up report. */
export interface MadeUp {
  readonly names: readonly (string | null)[];
  readonly days: AnswerInput['asked']['days'];
  readonly zone?: string;
  /** How busy, from 0 to 1. */
  readonly busyness?: (agent: number, halfHour: number) => number;
  /** @default SETTLED */
  readonly state?: (agent: number, halfHour: number) => HalfHourState;
  readonly unread?: Report['unread'];
}

/** A report with numbers that nobody counted, quickly made, for as many agents as wanted. */
export function madeUpInput({
  names,
  days,
  zone = 'Europe/London',
  busyness = (agent, halfHour) => ((agent * 7 + halfHour * 13) % 17) / 16,
  state = () => 'SETTLED',
  unread = [],
}: MadeUp): AnswerInput {
  const startMs = Math.floor((days[0]?.span.startMs ?? 0) / HALF_HOUR_MS) * HALF_HOUR_MS;
  const endMs = Math.ceil((days.at(-1)?.span.endMs ?? 0) / HALF_HOUR_MS) * HALF_HOUR_MS;
  const starts = Array.from(
    { length: (endMs - startMs) / HALF_HOUR_MS },
    (_, index) => startMs + index * HALF_HOUR_MS,
  );
  return {
    asked: { agentNames: [], teamNames: [], queueNames: [], thresholds: [], days },
    report: {
      window: { startMs, endMs },
      agents: names.map((name, agent) => ({
        agent: { id: `0000000-${agent}`, name, active: true },
        cursor: String(agent),
        intervals: starts.map((atMs, index) =>
          madeUpInterval(`0000000-${agent}`, atMs, {
            busyness: busyness(agent, index),
            state: state(agent, index),
          }),
        ),
      })),
      totalCount: names.length,
      hasNextPage: false,
      unread,
      unknownTypes: new Map(),
      isKept: false,
    },
    zone,
    nowMs: endMs,
  };
}

function madeUpInterval(
  agentId: string,
  startMs: number,
  { busyness, state }: { readonly busyness: number; readonly state: HalfHourState },
): AgentInterval {
  const busy = Math.round(busyness * HALF_HOUR_MS);
  const [tTalk, tHold] = [Math.round(busy * 0.75), Math.round(busy * 0.08)];
  const tAcw = busy - tTalk - tHold;
  const booked = { tHandle: busy, tTalkComplete: tTalk, tHeldComplete: tHold, tAcw, handled: 3 };
  const isRead = state !== 'MISSING';
  const isDivided = isRead && state !== 'RUNNING';
  return {
    agentId,
    startMs,
    endMs: startMs + HALF_HOUR_MS,
    state,
    asOfMs: isRead ? startMs + HALF_HOUR_MS : null,
    work: isRead
      ? {
          tContacting: 0,
          tDialing: 0,
          tTalk,
          tHold,
          tAcw,
          tHandle: busy,
          busy,
          tHoldElsewhere: 0,
          conversations: 3,
          booked,
          started: booked,
        }
      : null,
    openLegs: 0,
    presence: {
      loggedIn: HALF_HOUR_MS,
      onQueue: HALF_HOUR_MS,
      interacting: busy,
      communicating: 0,
      idle: HALF_HOUR_MS - busy,
      notResponding: 0,
    },
    presenceIsWhole: isDivided,
    utilization: isDivided ? busy / HALF_HOUR_MS : null,
    occupancy: isDivided ? busy / HALF_HOUR_MS : null,
  };
}
