import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts a file in a process of its own. */
export function startChild(file: URL, args: readonly string[] = []): ChildProcess {
  return fork(file, args);
}

/** The first thing a child says. Rejects when it ends without a word. */
export async function firstWord(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const word = once(child, 'message', { signal: ended.signal });
  child.once('exit', (code) => {
    ended.abort(new Error(`The child process ended with exit code ${code}.`));
  });
  const [message]: unknown[] = await word;
  return message;
}
