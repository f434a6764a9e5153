import { endOfLine, newlinesIn } from './newlines.ts';

/** Bytes that are taken line by line. */
export interface Lines {
  /** The next line without its end; `undefined` when there is none, or it is longer than allowed. */
  take(longest: number): Promise<string | undefined>;
  /** The next lines, as they come; fewer when there are no more. */
  pass(count: number): AsyncGenerator<Buffer>;
  /** Whether nothing is left. */
  isAtEnd(): Promise<boolean>;
}

export function linesOf(source: AsyncIterable<Buffer>): Lines {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  /** @returns whether there is more */
  async function hold(more: (bytes: Buffer) => Buffer): Promise<boolean> {
    const next = await chunks.next();
    if (next.done === true) return false;
    held = more(next.value);
    return true;
  }

  return {
    async take(longest) {
      let end = endOfLine(held, 1);
      while (end === -1) {
        if (held.length > longest) return undefined;
        if (!(await hold((bytes) => Buffer.concat([held, bytes])))) return undefined;
        end = endOfLine(held, 1);
      }
      const line = held.subarray(0, end - 1).toString();
      held = held.subarray(end);
      return line;
    },
    async *pass(count) {
      let left = count;
      while (left > 0) {
        if (held.length === 0 && !(await hold((bytes) => bytes))) return;
        const here = newlinesIn(held);
        const end = here < left ? held.length : endOfLine(held, left);
        const passing = held.subarray(0, end);
        left -= Math.min(left, here);
        held = held.subarray(end);
        if (passing.length > 0) yield passing;
      }
    },
    async isAtEnd() {
      while (held.length === 0) if (!(await hold((bytes) => bytes))) return true;
      return false;
    },
  };
}
