import { randomBytes } from 'node:crypto';
import type { Changes } from './changes.ts';
import type { StoredFile } from './model.ts';

/** An upload that was announced. */
interface Upload {
  fileId: string;
  name: string;
  lengthBytes: number;
  altText: string | undefined;
  /** Undefined until they have come. */
  bytes: Uint8Array | undefined;
}

/** Uploads that are under way, and the files they became. */
export interface Files {
  /** Returns the secret part of the address it is to be sent to. */
  announce(
    name: string,
    lengthBytes: number,
    altText: string | undefined,
  ): Upload & { key: string };
  announced(key: string): Upload | undefined;
  upload(fileId: string): Upload | undefined;
  receive(upload: Upload, bytes: Uint8Array): void;
  complete(upload: Upload, bytes: Uint8Array, title: string): StoredFile;
  file(id: string): StoredFile | undefined;
  all(): readonly StoredFile[];
}

const MIME_TYPES = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['csv', 'text/csv'],
  ['txt', 'text/plain'],
  ['json', 'application/json'],
  ['pdf', 'application/pdf'],
]);

export function createFiles(changes: Changes): Files {
  const uploads = new Map<string, Upload>();
  const files = new Map<string, StoredFile>();
  const uploadOf = (fileId: string) =>
    [...uploads.values()].find((upload) => upload.fileId === fileId);
  return {
    announce(name, lengthBytes, altText) {
      const key = randomBytes(24).toString('base64url');
      const fileId = `F${String(uploads.size + 1).padStart(8, '0')}`;
      const upload = { fileId, name, lengthBytes, altText, bytes: undefined };
      uploads.set(key, upload);
      return { ...upload, key };
    },
    announced: (key) => uploads.get(key),
    upload: uploadOf,
    receive: (upload, bytes) => {
      upload.bytes = bytes;
    },
    complete({ fileId, name, altText }, bytes, title) {
      const file = { id: fileId, name, title, mimeType: mimeTypeOf(name), altText, bytes };
      files.set(fileId, file);
      changes.add({ kind: 'uploaded', file });
      return file;
    },
    file: (id) => files.get(id),
    all: () => [...files.values()],
  };
}

function mimeTypeOf(name: string): string {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  return MIME_TYPES.get(extension) ?? 'application/octet-stream';
}
