import * as z from 'zod';
import { count, text, unwrapJson } from '../http/arguments.ts';
import { defineMethod } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { wireFile } from '../wire/file.ts';
import { APP } from '../workspace/directory.ts';
import type { StoredFile } from '../workspace/model.ts';
import { threadOf } from './chat.ts';
import { postedContent } from './content.ts';
import { isBotMember, postableChannel } from './conversation.ts';

const MOST_BYTES = 1_073_741_824;
const scopes = ['files:write'];

const completed = z.array(z.object({ id: text(), title: z.string().optional() })).min(1);

export const getUploadUrl = defineMethod({
  name: 'files.getUploadURLExternal',
  scopes,
  args: z.object({
    filename: text(),
    length: count(1, MOST_BYTES),
    alt_txt: z.string().max(1000).optional(),
  }),
  handle({ filename, length, alt_txt: altText }, service) {
    const { fileId, key } = service.workspace.files.announce(filename, length, altText);
    return { upload_url: `${service.settings.url}/upload/v1/${key}`, file_id: fileId };
  },
});

export const completeUpload = defineMethod({
  name: 'files.completeUploadExternal',
  scopes,
  args: z.object({
    files: z.unknown().optional(),
    channel_id: z.string().optional(),
    initial_comment: z.string().optional(),
    blocks: z.unknown().optional(),
    thread_ts: z.string().optional(),
  }),
  handle(args, service) {
    const read = completed.safeParse(unwrapJson(args.files, 'invalid_arguments'));
    if (!read.success) throw new SlackError('invalid_arguments');
    const sharing =
      args.channel_id === undefined ? undefined : sharingOf(args.channel_id, args, service);
    const files = read.data.map(({ id, title }) => fileOf(id, title, service));
    if (sharing !== undefined) service.workspace.messages.post({ ...sharing, files });
    return { files: files.map((file) => wireFile(file, service.settings.url)) };
  },
});

interface Sharing {
  initial_comment?: string | undefined;
  blocks?: unknown;
  thread_ts?: string | undefined;
}

/** The message that shows the files. A file can only be shared where the bot was invited. */
function sharingOf(channelId: string, given: Sharing, service: Service) {
  const channel = postableChannel(channelId, service);
  if (!isBotMember(channel)) throw new SlackError('not_in_channel');
  const { initial_comment: comment, blocks } = given;
  const content =
    comment === undefined && blocks === undefined
      ? { text: '' }
      : postedContent(
          { text: comment, blocks: comment === undefined ? blocks : undefined },
          service,
        );
  return {
    channelId: channel.id,
    userId: APP.botUserId,
    ...content,
    threadTs: threadOf(channel.id, given.thread_ts, service),
  };
}

function fileOf(id: string, title: string | undefined, { workspace }: Service): StoredFile {
  const upload = workspace.files.upload(id);
  if (upload?.bytes === undefined || workspace.files.file(id) !== undefined)
    throw new SlackError('file_not_found');
  return workspace.files.complete(upload, upload.bytes, title ?? upload.name);
}
