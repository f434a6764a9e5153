import { type AgentDay, type ConversationLegs, createFold, type Fold, toLegs } from './measured.ts';
import { AS_OF_MS, SPAN } from './world/pages.ts';

/** Pages to agent days, the way core goes: parse, legs, each conversation once, fold. */
export function foldPages(pages: readonly string[], agentIds: readonly string[]): AgentDay[] {
  const fold = createFold({ span: SPAN, asOfMs: AS_OF_MS });
  const seen = new Set<string>();
  for (const page of pages) foldPage(page, fold, seen);
  fold.markWorkRead(agentIds, SPAN);
  return fold.agentDays();
}

// A call for each page, so that no page is held by the loop while the next one is parsed.
function foldPage(page: string, fold: Fold, seen: Set<string>): void {
  for (const { conversationId, legs } of readPage(page)) {
    if (seen.has(conversationId)) continue;
    seen.add(conversationId);
    fold.addConversation(legs);
  }
}

function readPage(page: string): readonly ConversationLegs[] {
  return toLegs(conversationsOf(JSON.parse(page))).conversations;
}

/** The conversations of a page; an empty page has no such key. */
export function conversationsOf(page: { readonly conversations?: unknown[] }): unknown[] {
  return page.conversations ?? [];
}
