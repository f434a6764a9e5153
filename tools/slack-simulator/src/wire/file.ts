import { APP } from '../workspace/directory.ts';
import type { StoredFile } from '../workspace/model.ts';

/** A file as the Web API has it. @param url - where the simulator is reached */
export function wireFile(file: StoredFile, url: string): Record<string, unknown> {
  const { id, name, title, mimeType, altText, bytes } = file;
  const address = `${url}/files-pri/${APP.teamId}-${id}/${encodeURIComponent(name)}`;
  return {
    id,
    name,
    title,
    mimetype: mimeType,
    filetype: name.split('.').at(-1)?.toLowerCase() ?? '',
    user: APP.botUserId,
    size: bytes.byteLength,
    mode: 'hosted',
    url_private: address,
    url_private_download: address,
    permalink: address,
    ...(altText === undefined ? {} : { alt_txt: altText }),
  };
}
