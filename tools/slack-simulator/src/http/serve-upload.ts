import type { Service } from './service.ts';

/** Takes the bytes of an announced upload, raw or as a form. */
export async function serveUpload(
  { workspace, settings, log }: Service,
  key: string,
  request: Request,
): Promise<Response> {
  const upload = workspace.files.announced(key);
  const answered = (status: number, text: string): Response => {
    const args = upload === undefined ? {} : { file: upload.fileId };
    const error = status === 200 ? undefined : text;
    log.record({ method: 'upload', args, atMs: settings.nowMs(), status, error, problems: [] });
    return new Response(text, { status });
  };
  if (upload === undefined) return answered(404, 'not found');
  if (upload.bytes !== undefined) return answered(409, 'already uploaded');
  const bytes = await bytesOf(request);
  if (bytes.byteLength !== upload.lengthBytes)
    return answered(400, `expected ${upload.lengthBytes} bytes, not ${bytes.byteLength}`);
  workspace.files.receive(upload, bytes);
  return answered(200, `OK - ${bytes.byteLength}`);
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType))
    return new Uint8Array(await request.arrayBuffer());
  const parts = [...(await request.formData()).values()];
  const file = parts.find((part) => typeof part !== 'string');
  return file === undefined ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
}
