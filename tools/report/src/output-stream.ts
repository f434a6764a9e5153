import type { Writable } from 'node:stream';
import type { Output } from './output.ts';

/** Standard output. What is written is held until the commit: a report that fails prints nothing. */
export function outputStream(stream: Writable): Output {
  let held: Buffer[] = [];
  // A write that fails rejects below; the stream says it again as an event, which would be fatal.
  stream.on('error', () => undefined);
  return {
    async write(text) {
      held.push(Buffer.from(text));
    },
    async commit() {
      for (const chunk of held) await written(stream, chunk);
      held = [];
    },
    async abandon() {
      held = [];
    },
  };
}

async function written(stream: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}
