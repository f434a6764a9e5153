import type { Writable } from 'node:stream';

/** Prints a text and waits until it is written. */
export type Print = (text: string) => Promise<void>;

/** Printing that fails rejects, whoever it is that reads. */
export function printTo(stream: Writable): Print {
  // A write that fails rejects below; the stream says it again as an event, which would be fatal.
  stream.on('error', () => undefined);
  return async (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error === null || error === undefined) resolve();
        else reject(error);
      });
    });
}
