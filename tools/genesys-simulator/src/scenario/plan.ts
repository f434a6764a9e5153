import type { Agent } from './organisation.ts';

/** Media the scenario uses, as the service names them. */
export type MediaType = 'voice' | 'chat' | 'message' | 'email' | 'callback';

export type SegmentType =
  | 'alert'
  | 'contacting'
  | 'delay'
  | 'dialing'
  | 'hold'
  | 'interact'
  | 'ivr'
  | 'scheduled'
  | 'system'
  | 'wrapup';

/** A stretch of a session, [startMs, endMs). What has not ended yet at the time of asking is cut off by `viewAt`. */
export interface Segment {
  type: SegmentType;
  startMs: number;
  endMs: number;
  /** Index of the queue, undefined for work that belongs to none. */
  queue?: number | undefined;
  conference?: boolean;
  disconnectType?: string;
  wrapUpCode?: number;
}

/** A metric and the instant at which the service emits it. `value` is in milliseconds, or a count for names with n. */
export interface Metric {
  name: string;
  value: number;
  emitMs: number;
}

export interface Session {
  mediaType: MediaType;
  direction: 'inbound' | 'outbound';
  segments: readonly Segment[];
  metrics: readonly Metric[];
}

type Purpose = 'customer' | 'ivr' | 'acd' | 'agent' | 'user' | 'external';

export interface Participant {
  purpose: Purpose;
  /** Set for purpose agent and user alone. */
  agent?: Agent;
  sessions: readonly Session[];
}

/** A whole conversation as it will have been, known to its end from the beginning. */
export interface Plan {
  hash: number;
  startMs: number;
  /** When the last line closes; after-call work can go on beyond it. */
  endMs: number;
  /** The last instant anything of it happens. */
  lastMs: number;
  direction: 'inbound' | 'outbound';
  participants: readonly Participant[];
}

/** One agent's session in one conversation. */
export interface Leg {
  plan: Plan;
  agent: Agent;
  purpose: 'agent' | 'user';
  session: Session;
}

/** The agents' sessions of a conversation. */
export function legsOf(plan: Plan): Leg[] {
  return plan.participants.flatMap(({ agent, purpose, sessions }) =>
    agent === undefined || (purpose !== 'agent' && purpose !== 'user')
      ? []
      : sessions.map((session) => ({ plan, agent, purpose, session })),
  );
}
