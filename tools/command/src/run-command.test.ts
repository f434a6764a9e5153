import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';

const COMMAND = new URL('run-command.ts', import.meta.url).href;
const PASSWORD = 'nobody-may-know';

/** What a command prints that begins so, and waits until it is to end; and its exit code. */
async function outcome(begin: string) {
  const program = `
    import { once } from 'node:events';
    import { runCommand } from ${JSON.stringify(COMMAND)};
    await runCommand(async (_args, signal) => {
      try {
        ${begin}
        const open = setInterval(() => undefined, 1000);
        await once(signal, 'abort');
        clearInterval(open);
        signal.throwIfAborted();
        return 0;
      } finally {
        console.error('closed');
      }
    }, () => undefined);`;
  return new Promise<{ exitCode: unknown; lines: string[] }>((resolve) => {
    const env = { DATABASE_URL: `postgres://halfhour:${PASSWORD}@db/halfhour` };
    execFile(
      process.execPath,
      ['--input-type=module', '-e', program],
      { env },
      (error, _out, stderr) => {
        resolve({ exitCode: error?.code ?? 0, lines: stderr.trimEnd().split('\n') });
      },
    );
  });
}

it.each([
  ['an error that nobody caught', "setTimeout(() => { throw new Error('a defect'); }, 1);"],
  ['a rejection that nobody handled', "void Promise.reject(new Error('a defect'));"],
  ['a defect of its own', "throw new Error('a defect');"],
])('closes what it has open after %s, and says so in its last line', async (_what, begin) => {
  const { exitCode, lines } = await outcome(begin);
  expect(exitCode).toBe(1);
  expect(lines[0]).toBe('closed');
  expect(lines.at(-1)).toBe('Ended by an error that nobody expected: a defect');
});

it('tells no password of an address in the environment, whatever a defect says', async () => {
  const { lines } = await outcome(
    `throw new Error('no ${PASSWORD} at http://proxy:pr0xy-w0rd@10.0.0.1:3128');`,
  );
  expect(lines.at(-1)).toMatch(/: no \[secret\] at http:\/\/\[login\]@10\.0\.0\.1:3128$/u);
  expect(lines.join('\n')).not.toMatch(/nobody-may-know|pr0xy/u);
});
