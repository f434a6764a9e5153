import type { Channel } from '@halfhour/slack-simulator';
import { WebClient } from '@slack/web-api';

/** A channel, and who answers for what is posted there; by Slack's ids. */
interface Place {
  readonly teamId: string;
  readonly channelId: string;
  readonly ownerId: string;
}

/** Finds them in the simulated workspace that the variables name. */
export async function findPlace(
  variables: Readonly<Record<string, string | undefined>>,
  { channelName, email }: { readonly channelName: string; readonly email: string },
): Promise<Place> {
  const url = variables['SLACK_API_URL'] ?? '';
  const slack = new WebClient(variables['SLACK_BOT_TOKEN'], { slackApiUrl: url });
  const { team_id: teamId = '' } = await slack.auth.test();
  const { user } = await slack.users.lookupByEmail({ email });
  // The bot may post to channels, and not list them.
  const response = await fetch(new URL('/_simulator/channels', url));
  const channels: readonly Pick<Channel, 'id' | 'name'>[] = await JSON.parse(await response.text());
  const channelId = channels.find(({ name }) => name === channelName)?.id;
  if (channelId === undefined || user?.id === undefined) {
    throw new Error(`There is no #${channelName} in the workspace, or nobody with ${email}.`);
  }
  return { teamId, channelId, ownerId: user.id };
}
