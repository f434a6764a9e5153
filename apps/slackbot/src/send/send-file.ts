import { type Refused, refused } from '../fault.ts';
import { SlackRefusedError, SlackSilentError } from '../slack/errors.ts';
import type { FileUpload, SlackApi } from '../slack/slack-api.ts';

/** A file without the place that it goes to. */
export type FileToSend = Omit<FileUpload, 'channelId' | 'threadTs'>;

/** Where files go. */
export type FilePlace = Pick<FileUpload, 'channelId' | 'threadTs'>;

/**
 * Sends files to one person alone. A message that only they see can't hold a file: it goes to their
 * direct messages with the bot.
 */
export async function sendFiles(
  files: readonly FileToSend[],
  slackUserId: string,
  slack: Pick<SlackApi, 'directMessage' | 'upload'>,
): Promise<{ readonly kind: 'sent' } | Refused> {
  return sending(async () => {
    await uploadAll(files, { channelId: await slack.directMessage(slackUserId) }, slack);
  });
}

/** Shows files to a whole channel, or in a thread of it; the bot has to be a member. */
export async function postFiles(
  files: readonly FileToSend[],
  place: FilePlace,
  slack: Pick<SlackApi, 'upload'>,
): Promise<{ readonly kind: 'sent' } | Refused> {
  return sending(async () => uploadAll(files, place, slack));
}

/** One after the other, so that they come in order. */
async function uploadAll(
  files: readonly FileToSend[],
  place: FilePlace,
  slack: Pick<SlackApi, 'upload'>,
): Promise<void> {
  for (const file of files) await slack.upload({ ...file, ...place });
}

async function sending(send: () => Promise<void>): Promise<{ readonly kind: 'sent' } | Refused> {
  try {
    await send();
    return { kind: 'sent' };
  } catch (error) {
    if (error instanceof SlackRefusedError)
      return refused({ kind: 'fileRefused', why: error.code });
    if (error instanceof SlackSilentError)
      return refused({ kind: 'fileRefused', why: 'no answer' });
    throw error;
  }
}
