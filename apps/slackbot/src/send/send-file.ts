import { type Refused, refused } from '../fault.ts';
import { SlackRefusedError } from '../slack/errors.ts';
import type { FileUpload, SlackApi } from '../slack/slack-api.ts';

/** A file without the place that it goes to. */
export type FileToSend = Omit<FileUpload, 'channelId' | 'threadTs'>;

/**
 * Sends files to one person alone. A message that only they see can't hold a file: it goes to their
 * direct messages with the bot.
 */
export async function sendFiles(
  files: readonly FileToSend[],
  slackUserId: string,
  slack: Pick<SlackApi, 'directMessage' | 'upload'>,
): Promise<{ readonly kind: 'sent' } | Refused> {
  try {
    const channelId = await slack.directMessage(slackUserId);
    // One after the other, so that they come in order.
    for (const file of files) await slack.upload({ ...file, channelId });
    return { kind: 'sent' };
  } catch (error) {
    if (error instanceof SlackRefusedError)
      return refused({ kind: 'fileRefused', why: error.code });
    throw error;
  }
}
