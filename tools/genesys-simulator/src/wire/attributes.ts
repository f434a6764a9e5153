import type { Models } from 'purecloud-platform-client-v2';
import type { Organisation } from '../scenario/organisation.ts';
import type { Plan } from '../scenario/plan.ts';
import { wireConversation } from './conversation.ts';
import { customerOf } from './customer.ts';

/** A conversation as the jobs tell it: with what flows and scripts have written down about the customer. */
export function wireConversationWithAttributes(
  organisation: Organisation,
  plan: Plan,
  asOfMs: number,
): Models.AnalyticsConversation {
  const conversation = wireConversation(organisation, plan, asOfMs);
  const { name, note } = customerOf(plan.hash);
  return {
    ...conversation,
    participants: (conversation.participants ?? []).map((participant) =>
      participant.purpose === 'customer'
        ? { ...participant, attributes: { customerName: name, lastNote: note } }
        : participant,
    ),
  };
}
