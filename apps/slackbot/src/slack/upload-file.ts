import type { FetchFunction, WebClient } from '@slack/web-api';
import type { Method } from './methods.ts';
import { SlackRefusedError, SlackSilentError } from './errors.ts';

/** A file and where it goes. */
export interface FileUpload {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  /** What a picture shows, for those who don't see it. */
  readonly altText?: string | undefined;
  /** The message that comes with it, in mrkdwn. */
  readonly comment: string;
  readonly channelId: string;
  /** The message under which it is shown. @default none: in the channel itself */
  readonly threadTs?: string | undefined;
}

type Calling = <Result>(method: Method, run: () => Promise<Result>) => Promise<Result>;

/** What an upload is done with. */
interface Uploading {
  readonly client: WebClient;
  readonly fetch: FetchFunction;
  readonly once: Calling;
  readonly again: Calling;
}

/** The bytes may take longer than a call, ms. */
const BYTES_TIMEOUT_MS = 120_000;

/** Uploads in Slack's three steps. The SDK's `uploadV2` does the same but loses the alt text. */
export async function uploadFile(
  file: FileUpload,
  { client, fetch, once, again }: Uploading,
): Promise<void> {
  const { upload_url: url, file_id: id } = await again('files.getUploadURLExternal', async () =>
    client.files.getUploadURLExternal({
      filename: file.name,
      length: file.bytes.byteLength,
      // Slack's name for it; the SDK has another.
      ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
    }),
  );
  if (url === undefined || id === undefined) {
    throw new SlackSilentError('files.getUploadURLExternal');
  }
  await sendBytes(url, file, fetch);
  const place = { channel_id: file.channelId, initial_comment: file.comment };
  await once('files.completeUploadExternal', async () =>
    client.files.completeUploadExternal({
      files: [{ id, title: file.title }],
      ...(file.threadTs === undefined ? place : { ...place, thread_ts: file.threadTs }),
    }),
  );
}

async function sendBytes(url: string, { name, bytes }: FileUpload, fetch: FetchFunction) {
  const body = new FormData();
  body.append('file', new Blob([Uint8Array.from(bytes)]), name);
  const signal = AbortSignal.timeout(BYTES_TIMEOUT_MS);
  const response = await fetch(url, { method: 'POST', body, signal }).catch((cause: unknown) => {
    throw new SlackSilentError('an upload', { cause });
  });
  if (!response.ok) throw new SlackRefusedError('an upload', String(response.status));
}
