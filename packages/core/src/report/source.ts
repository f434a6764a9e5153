import type { Span } from '../time/span.ts';
import type { AgentDay } from '../utilization/agent-day.ts';
import type { Leg } from '../utilization/leg.ts';
import type { Scope } from './scope.ts';

/**
 * Genesys is read until this long before the present, ms: what comes in while the pages of a read
 * are fetched must not move them.
 */
export const READ_LAG_MS = 60_000;

/** An agent as people know them. Fields that Genesys did not tell are `null`. */
export interface Agent {
  readonly id: string;
  readonly name: string | null;
  /** False for people who have left; their work still counts. `null`: not known. */
  readonly active: boolean | null;
}

/** What could not be read. */
export type UnreadKind = 'AGENTS' | 'CONVERSATIONS' | 'PRESENCE' | 'SCHEDULES';

/** Why something could not be read. */
export type UnreadReason =
  | 'PERMISSION_MISSING'
  | 'LOGIN_FAILED'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'TIMED_OUT'
  | 'MALFORMED'
  /** Nobody has read it so far; it is being read, or will be. */
  | 'NOT_READ_YET'
  /** It was kept once and is no longer. */
  | 'NO_LONGER_KEPT';

/** Something that was asked for and could not be read, in words fit to show. Holds no secret. */
export interface Unread {
  readonly kind: UnreadKind;
  readonly reason: UnreadReason;
  /** One sentence for people. */
  readonly message: string;
  /** Genesys permissions that the OAuth client's role lacks, when that is the reason. */
  readonly missingPermissions: readonly string[];
  /** The part of the window concerned; a directory, which knows no window, gives any. */
  readonly span: Span;
  /** Genesys' correlation id for its support, when it gave one. */
  readonly correlationId: string | null;
}

/** Everything one read of agent days brought. */
export interface Reading {
  /** Only days and agents of which something was read; the rest is missing, which is not zero. */
  readonly agentDays: readonly AgentDay[];
  readonly unread: readonly Unread[];
  /** Segment and media types nobody here knows yet, with how often each occurred. */
  readonly unknownTypes: ReadonlyMap<string, number>;
  /** All of it was kept, and nothing was read from Genesys for it. @default false */
  readonly isKept?: boolean;
}

/** What to read: every half hour of `span` (ends on half hours) for these agents. */
export interface ReadRequest {
  readonly span: Span;
  readonly agentIds: readonly string[];
  /** How these agents were asked for, for the audit. @default by their ids */
  readonly asked?: Scope | undefined;
  readonly signal: AbortSignal;
}

/** Legs of one agent that touch a span, for explaining a half hour. */
export interface LegReading {
  readonly legs: readonly Leg[];
  /** Until when the legs are known, epoch ms. */
  readonly asOfMs: number;
  readonly unread: readonly Unread[];
}

/**
 * Where the report reads from: live Genesys Cloud, or the store.
 * Trouble with Genesys comes back as `unread`; a call rejects only on abort or a defect.
 */
export interface AgentDaySource {
  /** Agent days for a window. */
  readAgentDays(request: ReadRequest): Promise<Reading>;
  /** The legs of one agent that touch the span. */
  readLegs(request: {
    readonly agentId: string;
    readonly span: Span;
    readonly signal: AbortSignal;
  }): Promise<LegReading>;
}

/** A settled number of an agent's half hour that changed, and when that was found. */
export interface Restatement {
  readonly agentId: string;
  readonly halfHourStartMs: number;
  /** `tTalk`, `booked.tHandle`, `busy`, `loggedIn`, …; of all queues and media types together. */
  readonly metric: string;
  /** ms; a count for `handled` and `conversations`. */
  readonly from: number;
  readonly to: number;
  /** Epoch ms. */
  readonly restatedAtMs: number;
}

/** What changed after it had settled. Rejects when it can't be read. */
export interface RestatementSource {
  /** Those of half hours that start in the span, by half hour, the oldest news first. */
  restatementsOf(request: {
    readonly span: Span;
    readonly agentIds: readonly string[];
    /** How many at the most. */
    readonly limit: number;
    /** How these agents were asked for, for the audit. @default by their ids */
    readonly asked?: Scope | undefined;
  }): Promise<Restatement[]>;
}

/** Agents found, and what could not be read while looking. */
export interface AgentsFound {
  readonly agents: readonly Agent[];
  readonly unread: readonly Unread[];
  /** All of it was kept, and nothing was read from Genesys for it. @default false */
  readonly isKept?: boolean;
}

/** A team, a queue or a group as people know it. */
export interface Unit {
  readonly id: string;
  /** `null`: Genesys did not tell. */
  readonly name: string | null;
}

/** Teams or queues found, and what could not be read while looking. */
export interface UnitsFound {
  readonly units: readonly Unit[];
  readonly unread: readonly Unread[];
  /** All of it was kept, and nothing was read from Genesys for it. @default false */
  readonly isKept?: boolean;
}

/** Who is who. Rejects only on abort or a defect; trouble with Genesys comes back as `unread`. */
export interface Directory {
  /**
   * The same with a memory of its own for each scope, a name for what somebody may see: what others
   * have asked makes no answer quicker. @default it remembers nothing
   */
  readonly apart?: ((scope: string) => Directory) | undefined;
  /** Whom it shows, in words for people, when that is not everybody: `team Support`. */
  readonly showsOnly?: string | undefined;
  /**
   * The agents with these ids, leavers included. Ids that Genesys does not know are left out; those
   * that it could not be asked about come as {@link namelessAgent}, with `unread`.
   */
  byIds(ids: readonly string[], signal: AbortSignal): Promise<AgentsFound>;
  /** Every active agent. */
  all(signal: AbortSignal): Promise<AgentsFound>;
  /** Active agents whose name contains the text. */
  search(text: string, signal: AbortSignal): Promise<AgentsFound>;
  /** Members of these teams; an unknown team rejects with {@link UnknownScopeError}. */
  inTeams(teamIds: readonly string[], signal: AbortSignal): Promise<AgentsFound>;
  /** Members of these queues; an unknown queue rejects with {@link UnknownScopeError}. */
  inQueues(queueIds: readonly string[], signal: AbortSignal): Promise<AgentsFound>;
  /** Members of these groups; an unknown group rejects with {@link UnknownScopeError}. */
  inGroups(groupIds: readonly string[], signal: AbortSignal): Promise<AgentsFound>;
  /** Every team. */
  teams(signal: AbortSignal): Promise<UnitsFound>;
  /** Every queue. */
  queues(signal: AbortSignal): Promise<UnitsFound>;
  /** Every group. */
  groups(signal: AbortSignal): Promise<UnitsFound>;
  /** The teams that any of these agents is a member of. */
  teamsOf(agentIds: readonly string[], signal: AbortSignal): Promise<UnitsFound>;
  /** The queues that any of these agents is a member of. */
  queuesOf(agentIds: readonly string[], signal: AbortSignal): Promise<UnitsFound>;
  /** The groups that any of these agents is a member of. */
  groupsOf(agentIds: readonly string[], signal: AbortSignal): Promise<UnitsFound>;
}

/** An agent of whom nothing could be read but the id. */
export function namelessAgent(id: string): Agent {
  return { id, name: null, active: null };
}

/** A team, queue or group was asked for that Genesys does not know. */
export class UnknownScopeError extends Error {
  override readonly name = 'UnknownScopeError';
  readonly kind: 'team' | 'queue' | 'group';
  readonly id: string;

  constructor(kind: UnknownScopeError['kind'], id: string) {
    super(`There is no ${kind} with the id ${id}.`);
    this.kind = kind;
    this.id = id;
  }
}
