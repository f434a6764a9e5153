import type { Unread, UnreadKind, UnreadReason } from '../report/source.ts';
import { hullOf, type Span } from '../time/span.ts';
import {
  GenesysAuthError,
  GenesysError,
  GenesysPermissionError,
  GenesysRateLimitError,
  GenesysShapeError,
  GenesysTimeoutError,
} from './errors.ts';
import type { MalformedConversation } from './to-legs.ts';

const WHAT: Readonly<Record<UnreadKind, string>> = {
  AGENTS: 'The agents',
  CONVERSATIONS: 'The conversations',
  PRESENCE: 'The presence of the agents',
  SCHEDULES: 'The published schedules',
};

/** Tells people what could not be read and why. Anything but a GenesysError is a defect: thrown. */
export function unreadFrom(error: unknown, kind: UnreadKind, span: Span): Unread {
  if (!(error instanceof GenesysError)) throw error;
  return {
    kind,
    reason: reasonOf(error),
    message: `${WHAT[kind]} could not be read. ${error.message}`,
    missingPermissions: error instanceof GenesysPermissionError ? error.missingPermissions : [],
    span,
    correlationId: error.correlationId,
  };
}

function reasonOf(error: GenesysError): UnreadReason {
  if (error instanceof GenesysAuthError) return 'LOGIN_FAILED';
  if (error instanceof GenesysPermissionError) return 'PERMISSION_MISSING';
  if (error instanceof GenesysRateLimitError) return 'RATE_LIMITED';
  if (error instanceof GenesysTimeoutError) return 'TIMED_OUT';
  if (error instanceof GenesysShapeError) return 'MALFORMED';
  return 'UNAVAILABLE';
}

/** One entry for all conversations that were left out; none when all could be read. */
export function unreadMalformed(malformed: readonly MalformedConversation[], span: Span): Unread[] {
  const [first] = malformed;
  if (first === undefined) return [];
  const which = first.conversationId === null ? 'one without an id' : first.conversationId;
  const many = malformed.length === 1 ? '1 conversation' : `${malformed.length} conversations`;
  return [
    {
      kind: 'CONVERSATIONS',
      reason: 'MALFORMED',
      message: `${many} could not be understood and left out, the first (${which}) at ${first.path}.`,
      missingPermissions: [],
      span,
      correlationId: null,
    },
  ];
}

/** Entries that say the same about different parts of the window, each said once. */
export function mergeUnread(entries: readonly Unread[]): Unread[] {
  const merged = new Map<string, Unread>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.kind, entry.reason, entry.missingPermissions]);
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined ? entry : { ...known, span: hullOf([known.span, entry.span]) },
    );
  }
  return [...merged.values()];
}
