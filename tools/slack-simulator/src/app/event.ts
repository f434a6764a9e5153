import { randomBytes } from 'node:crypto';
import { wireView } from '../wire/view.ts';
import { APP } from '../workspace/directory.ts';
import type { AppSide } from './app-side.ts';
import type { Delivery } from './deliver.ts';
import { VERIFICATION_TOKEN } from './payload.ts';
import { personOf } from './person.ts';

/** How an event is sent once more. */
export interface Retry {
  /** 1 for the first time it is sent again; 3 is the last. */
  number: number;
  /** @default http_timeout */
  reason?: string;
}

/** Sends an event as the Events API does. @param event - with its `type` and fields */
export async function sendEvent(
  event: Readonly<Record<string, unknown>>,
  { line, settings }: AppSide,
): Promise<Delivery> {
  const envelope = {
    token: VERIFICATION_TOKEN,
    team_id: APP.teamId,
    api_app_id: APP.appId,
    event: { event_ts: String(settings.nowMs() / 1000), ...event },
    type: 'event_callback',
    event_id: `Ev${randomBytes(8).toString('hex').toUpperCase()}`,
    event_time: Math.floor(settings.nowMs() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: APP.teamId, user_id: APP.botUserId, is_bot: true },
    ],
    is_ext_shared_channel: false,
  };
  return line.send({ body: JSON.stringify(envelope), contentType: 'application/json' });
}

/** Sends the same event again, newly signed, as Slack does when it was not acknowledged. */
export async function sendEventAgain(
  { sent }: Delivery,
  { number, reason = 'http_timeout' }: Retry,
  { line }: AppSide,
): Promise<Delivery> {
  const headers = { 'X-Slack-Retry-Num': String(number), 'X-Slack-Retry-Reason': reason };
  return line.send({ body: sent.body, contentType: 'application/json', headers });
}

/** Opens the app's Home tab. */
export async function sendHomeOpened(given: string, side: AppSide): Promise<Delivery> {
  const user = personOf(given, side);
  const { directory, views } = side.workspace;
  const home = views.home(user.id);
  return sendEvent(
    {
      type: 'app_home_opened',
      user: user.id,
      channel: directory.directMessage(user.id).id,
      tab: 'home',
      ...(home === undefined ? {} : { view: wireView(home) }),
    },
    side,
  );
}
