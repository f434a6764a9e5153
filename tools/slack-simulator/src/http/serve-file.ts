import type { StoredFile } from '../workspace/model.ts';
import { isAuthorized } from './serve-method.ts';
import type { Service } from './service.ts';

/** Types a browser may show; everything else is downloaded. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** A file at its private address, for who has the token. @param given - team and id, `T…-F…` */
export function serveFile({ workspace, settings }: Service, given: string, request: Request) {
  const file = workspace.files.file(given.split('-').at(-1) ?? '');
  if (file === undefined) return new Response('not found', { status: 404 });
  return isAuthorized(request, settings.token)
    ? fileResponse(file)
    : new Response('forbidden', { status: 403 });
}

/** The bytes, with headers that let no browser run them. */
export function fileResponse({ name, mimeType, bytes }: StoredFile): Response {
  const disposition = SHOWN.has(mimeType) ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mimeType,
      'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
