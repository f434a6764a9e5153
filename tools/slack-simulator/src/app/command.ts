import { APP, SLACKBOT_ID } from '../workspace/directory.ts';
import type { Channel, Message } from '../workspace/model.ts';
import { applyAnswer, answerSchema } from './answer.ts';
import type { AppSide } from './app-side.ts';
import type { Delivery } from './deliver.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import { VERIFICATION_TOKEN } from './payload.ts';
import { personOf, placeOf } from './person.ts';

/** What somebody types. */
export interface Command {
  /** Id, e-mail address or full name. */
  user: string;
  /** Id or name. */
  channel: string;
  /** What follows the command. @default nothing */
  text?: string;
  /** With its slash. @default /utilization */
  command?: string;
}

/** Types a slash command; fulfils once the app has acknowledged it, or has not. */
export async function sendCommand(given: Command, side: AppSide): Promise<Exchange> {
  const { command = '/utilization', text = '' } = given;
  const user = personOf(given.user, side);
  const channel = placeOf(given.channel, user, side);
  const { responseUrls, triggers } = side.workspace;
  const origin = { userId: user.id, channelId: channel.id, source: undefined };
  const key = responseUrls.issue(origin);
  const responseUrl = `${side.settings.url}/commands/${APP.teamId}/${key}`;
  const form = new URLSearchParams({
    token: VERIFICATION_TOKEN,
    team_id: APP.teamId,
    team_domain: 'simulated',
    channel_id: channel.id,
    channel_name: nameFor(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: APP.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggers.issue(user.id),
  });
  const ack = await side.line.send({ body: form.toString() });
  const trouble = troubleWith(ack);
  if (trouble === undefined) applyAck(ack, { key, origin }, side);
  else
    tellFailure(
      `${command} failed with the error "${trouble}"`,
      { userId: user.id, channelId: channel.id },
      side,
    );
  return exchangeOf(ack, key, responseUrl, side);
}

/** What Slack calls a command that was not acknowledged. */
function troubleWith({ status, isTimedOut }: Delivery): string | undefined {
  if (isTimedOut) return 'operation_timeout';
  return status === 200 ? undefined : 'dispatch_failed';
}

/** The body of an acknowledgement can be an answer: text, or JSON. */
function applyAck(
  { body }: Delivery,
  answering: Parameters<typeof applyAnswer>[1],
  side: AppSide,
): void {
  if (body.trim() === '') return;
  const read = answerSchema.safeParse(jsonOrText(body));
  if (read.success) applyAnswer(read.data, answering, side);
}

function jsonOrText(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? value : { text: body };
  } catch {
    return { text: body };
  }
}

/** What Slackbot tells the person, and nobody else. */
function tellFailure(
  text: string,
  { userId, channelId }: Pick<Message, 'userId' | 'channelId'>,
  { workspace }: AppSide,
): void {
  workspace.messages.post({ channelId, userId: SLACKBOT_ID, text, onlyFor: userId });
}

function nameFor({ kind, name }: Channel): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
}
