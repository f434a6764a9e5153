import { badRequest, tooLarge, unsupportedMediaType } from './refusals.ts';

/** The largest body the service takes, in bytes. */
const LARGEST_BODY_BYTES = 512_000;

/** Reads a JSON body; throws the service's refusals. */
export async function readJson(request: Request): Promise<unknown> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(contentType)) throw unsupportedMediaType();
  const text = await request.text();
  const lengthBytes = Buffer.byteLength(text);
  if (lengthBytes > LARGEST_BODY_BYTES) throw tooLarge(lengthBytes, LARGEST_BODY_BYTES);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
}
