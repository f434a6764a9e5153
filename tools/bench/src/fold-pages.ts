import { type AgentDay, createFold, toLegs } from './measured.ts';
import { AS_OF_MS, SPAN } from './world/pages.ts';

/** Pages to agent days, the way core goes: parse, legs, each conversation once, fold. */
export function foldPages(pages: readonly string[], agentIds: readonly string[]): AgentDay[] {
  const fold = createFold({ span: SPAN, asOfMs: AS_OF_MS });
  const seen = new Set<string>();
  for (const page of pages) {
    for (const { conversationId, legs } of toLegs(conversationsOf(JSON.parse(page)))
      .conversations) {
      if (seen.has(conversationId)) continue;
      seen.add(conversationId);
      fold.addConversation(legs);
    }
  }
  fold.markWorkRead(agentIds, SPAN);
  return fold.agentDays();
}

/** The conversations of a page; an empty page has no such key. */
export function conversationsOf(page: { readonly conversations?: unknown[] }): unknown[] {
  return page.conversations ?? [];
}
