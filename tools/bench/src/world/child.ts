import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts a file in a process of its own. */
export function startChild(file: URL, args: readonly string[] = []): ChildProcess {
  return fork(file, args);
}

/** The first thing a child says. Rejects when it ends without a word. */
export async function firstWord<Word>(child: ChildProcess): Promise<Word> {
  const ended = new AbortController();
  const word = once(child, 'message', { signal: ended.signal });
  child.once('exit', (code) => {
    ended.abort(new Error(`The child process ended with exit code ${code}.`));
  });
  const [message]: Word[] = await word;
  if (message === undefined) throw new Error('The child process said nothing.');
  return message;
}
