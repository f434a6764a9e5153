/**
 * The body of a request as text.
 *
 * @returns `null` as soon as it is longer than `mostBytes`, whatever its headers say
 */
export async function readBody(request: Request, mostBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body === null) return '';
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
