import type { Models } from 'purecloud-platform-client-v2';
import type { Plan } from '../scenario/plan.ts';
import { planOf } from '../scenario/plan-of.ts';
import type { Crews } from '../scenario/day-index.ts';
import { entryStartMs, outlineAt } from '../scenario/day-index.ts';
import type { Library } from '../scenario/library.ts';
import { isRewrittenAt } from '../scenario/rewrite.ts';
import { wireConversation } from '../wire/conversation.ts';
import { matchesConversation } from './conversation-match.ts';
import type { Filter } from './filter-schema.ts';
import { requiredValues } from './filters.ts';

/** A conversation by its day and its number in the day. */
export interface Entry {
  day: number;
  entry: number;
}

/** What the answers are made for: the instant up to which things are known, and the clock's now. */
export interface View {
  asOfMs: number;
  nowMs: number;
}

/** The filters of a details query or job. */
export interface Filters {
  conversationFilters: readonly Filter[];
  segmentFilters: readonly Filter[];
  /** Filters on what no conversation of the scenario has. */
  foreign: boolean;
}

/** Derives one conversation. */
export function planAt(library: Library, { day, entry }: Entry, view: View): Plan {
  const rewritten = isRewrittenAt(entryStartMs(day, entry), view.nowMs);
  return planOf(library.scenario, outlineAt(library.scenario, day, entry), rewritten);
}

/** Derives one conversation as it looks. */
export function conversationAt(
  library: Library,
  entry: Entry,
  view: View,
): Models.AnalyticsConversationWithoutAttributes {
  const plan = planAt(library, entry, view);
  return wireConversation(library.scenario.organisation, plan, view.asOfMs);
}

/** The entries that pass the filters, in the order given. */
export function* filtered(
  library: Library,
  entries: Iterable<Entry>,
  filters: Filters,
  view: View,
): Generator<Entry> {
  if (filters.foreign) return;
  const users = requiredValues(filters.segmentFilters, 'userId');
  const { organisation } = library.scenario;
  for (const entry of entries) {
    const plan = planAt(library, entry, view);
    if (users !== undefined && !involves(plan, users)) continue;
    const conversation = wireConversation(organisation, plan, view.asOfMs);
    if (matchesConversation(conversation, filters.conversationFilters, filters.segmentFilters))
      yield entry;
  }
}

/** The crews without whom nothing passes the filters, when those name users; a crew works only with itself. */
export function crewsAsked(library: Library, filters: readonly Filter[]): Crews {
  const users = requiredValues(filters, 'userId');
  if (users === undefined) return undefined;
  const agents = [...users].map((id) => library.scenario.organisation.agentById(id));
  return new Set(agents.flatMap((agent) => (agent === undefined ? [] : [agent.crew.index])));
}

function involves(plan: Plan, users: ReadonlySet<string>): boolean {
  return plan.participants.some(({ agent }) => agent !== undefined && users.has(agent.id));
}
