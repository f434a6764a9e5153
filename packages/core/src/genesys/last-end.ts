import { parseInstant } from '../time/instant.ts';
import { ScannedConversation } from './scan/scanned-conversation.ts';
import { scanLastEndMs } from './scan/scan-last-end.ts';
import { isWireObject } from './wire.ts';

/**
 * When the last segment of a conversation ended, anybody's, epoch ms: what Genesys orders by.
 * Infinity while one is open, and when there is nothing that could have ended. Never throws:
 * whether the conversation is in its form, who reads its legs finds out.
 */
export function lastEndMs(conversation: unknown): number {
  if (conversation instanceof ScannedConversation) {
    return scanLastEndMs(conversation.json()) ?? lastEndMs(conversation.parsed());
  }
  let lastMs = -Infinity;
  for (const participant of itemsOf(conversation, 'participants')) {
    for (const session of itemsOf(participant, 'sessions')) {
      for (const segment of itemsOf(session, 'segments')) {
        const end = isWireObject(segment) ? segment['segmentEnd'] : undefined;
        const endMs = typeof end === 'string' ? parseInstant(end) : NaN;
        if (Number.isNaN(endMs)) return Infinity;
        lastMs = Math.max(lastMs, endMs);
      }
    }
  }
  return lastMs === -Infinity ? Infinity : lastMs;
}

function itemsOf(value: unknown, field: string): readonly unknown[] {
  const items = isWireObject(value) ? value[field] : undefined;
  return Array.isArray(items) ? items : [];
}
