import type { Log } from '../log/log.ts';
import { createReply, type Reply } from '../send/reply.ts';
import type { Respond } from '../send/respond.ts';
import type { SlackApi } from '../slack/slack-api.ts';

/** Who did something in Slack, where, and the way back to them. */
export interface Occasion {
  readonly slackUserId: string;
  /** Slack's id of the workspace. */
  readonly workspaceId: string;
  /** `undefined`: in no channel, as on the Home tab. */
  readonly channelId: string | undefined;
  /** Opens a form within three seconds. */
  readonly triggerId: string | undefined;
  readonly reply: Reply;
}

/** An occasion as a listener finds it in what Bolt hands it. */
export interface Found extends Omit<Occasion, 'reply'> {
  readonly respond: Respond | undefined;
}

/** The workspace in which somebody did something, by what Slack sends of it. */
export function workspaceOf({
  team,
  user,
}: {
  readonly team?: { readonly id: string } | null | undefined;
  readonly user: { readonly team_id?: string | undefined };
}): string {
  return team?.id ?? user.team_id ?? '';
}

/** Gives it the way back. */
export function occasionOf(
  { respond, ...found }: Found,
  { slack, log }: { readonly slack: SlackApi; readonly log: Log },
): Occasion {
  const { slackUserId: userId, channelId } = found;
  return { ...found, reply: createReply({ slack, userId, channelId, respond, log }) };
}
