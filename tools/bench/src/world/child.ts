import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts a file in a process of its own. */
export function startChild(file: URL, args: readonly string[] = []): ChildProcess {
  return fork(file, args);
}

/** The next thing a child says. Rejects when it ends without a word. */
export async function nextWord<Word>(child: ChildProcess): Promise<Word> {
  const ended = new AbortController();
  const onExit = (code: number | null) => {
    ended.abort(new Error(`The child process ended with exit code ${code}.`));
  };
  child.once('exit', onExit);
  const [message]: Word[] = await once(child, 'message', { signal: ended.signal });
  child.off('exit', onExit);
  if (message === undefined) throw new Error('The child process said nothing.');
  return message;
}
