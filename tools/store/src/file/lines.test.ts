import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

async function all(bytes: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of bytes) text += chunk.toString();
  return text;
}

it.each([1, 2, 3, 7, 100])('takes and passes lines that come %i bytes at a time', async (size) => {
  const lines = linesOf(inPieces('head\na\nbb\n\n\\.\n\\.\nend', size));
  expect(await lines.take(10)).toBe('head');
  expect(await all(lines.pass(3))).toBe('a\nbb\n\n');
  expect(await lines.take(2)).toBe('\\.');
  expect(await all(lines.pass(0))).toBe('');
  expect(await lines.take(2)).toBe('\\.');
  expect(await lines.isAtEnd()).toBe(false);
  expect(await all(lines.pass(1))).toBe('end');
  expect(await lines.isAtEnd()).toBe(true);
  expect(await lines.take(10)).toBeUndefined();
});

it('reads no further for a line than one may be long', async () => {
  expect(await linesOf(inPieces('x'.repeat(100), 10)).take(20)).toBeUndefined();
});
