import { APP } from '../workspace/directory.ts';
import type { User } from '../workspace/model.ts';
import type { AppSide } from './app-side.ts';
import type { Delivery } from './deliver.ts';

/** What apps were given before there were signatures; apps are to ignore it. */
export const VERIFICATION_TOKEN = 'simulated-verification-token';

/** What every payload of an interaction says about who did it, and with which app. */
export function interactionFields(user: User): Record<string, unknown> {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: APP.teamId },
    api_app_id: APP.appId,
    token: VERIFICATION_TOKEN,
    team: { id: APP.teamId, domain: 'simulated' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Sends an interaction: JSON, in a form. */
export async function sendInteraction(
  payload: Record<string, unknown>,
  { line }: AppSide,
): Promise<Delivery> {
  return line.send({ body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() });
}
