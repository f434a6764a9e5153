import { type AgentDay, createFold, createIdSet, toLegs } from './measured.ts';
import { AS_OF_MS, SPAN } from './world/pages.ts';

/** A page of conversations as JSON has it; an empty page has no such key. */
interface Page {
  readonly conversations?: unknown[];
}

/** Pages on their way to agent days. */
export interface PageFold {
  readonly add: (page: Page) => void;
  readonly agentDays: () => AgentDay[];
}

/** Folds pages the way core goes: legs, each conversation once, fold. */
export function createPageFold(agentIds: readonly string[]): PageFold {
  const fold = createFold({ span: SPAN, asOfMs: AS_OF_MS });
  const seen = createIdSet();
  return {
    add: (page) => {
      for (const { conversationId, legs } of toLegs(conversationsOf(page)).conversations) {
        if (seen.add(conversationId)) fold.addConversation(legs);
      }
    },
    agentDays: () => {
      fold.markWorkRead(agentIds, SPAN);
      return fold.agentDays();
    },
  };
}

/** The JSON texts of pages to agent days. */
export function foldPages(pages: readonly string[], agentIds: readonly string[]): AgentDay[] {
  const { add, agentDays } = createPageFold(agentIds);
  for (const page of pages) add(JSON.parse(page));
  return agentDays();
}

/** The conversations of a page. */
export function conversationsOf(page: Page): unknown[] {
  return page.conversations ?? [];
}
