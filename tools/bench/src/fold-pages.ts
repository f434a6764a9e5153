import {
  type AgentDay,
  createFold,
  createIdSet,
  readConversationPage,
  toLegs,
} from './measured.ts';
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

/** Pages as they come, JSON in UTF-8, to agent days. */
export function foldPages(pages: readonly Uint8Array[], agentIds: readonly string[]): AgentDay[] {
  const { add, agentDays } = createPageFold(agentIds);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pages are all there is
  for (const page of pages) add(readConversationPage(page) as Page);
  return agentDays();
}

/** The conversations of a page. */
export function conversationsOf(page: Page): unknown[] {
  return page.conversations ?? [];
}
