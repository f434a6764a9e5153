import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';

const SERVICE = new URL('or-say-why.ts', import.meta.url).href;
const LISTEN = new URL('listen.ts', import.meta.url).href;

/** What a service says that fails so as it starts; and its exit code. */
async function outcome(failing: string) {
  const program = `
    import { orSayWhy } from ${JSON.stringify(SERVICE)};
    import { ListenError } from ${JSON.stringify(LISTEN)};
    await orSayWhy(async () => { ${failing} });`;
  const env = { DATABASE_URL: 'postgres://halfhour:nobody-may-know@db/halfhour' };
  const args = ['--input-type=module', '-e', program];
  return new Promise<{ exitCode: unknown; said: string }>((resolve) => {
    execFile(process.execPath, args, { env }, (error, _out, stderr) => {
      resolve({ exitCode: error?.code ?? 0, said: stderr });
    });
  });
}

it('says in one line what whoever started it can mend', async () => {
  const { exitCode, said } = await outcome("throw new ListenError('The port is taken.');");
  expect([exitCode, said]).toEqual([1, 'The port is taken.\n']);
});

it('tells a defect with its stack and its cause, and no secret of the environment', async () => {
  const { exitCode, said } = await outcome(`
    const cause = new Error('at http://proxy:pr0xy-w0rd@10.0.0.1:3128');
    throw new Error('a defect, with nobody-may-know', { cause });`);
  expect(exitCode).toBe(1);
  expect(said).toMatch(/^Error: a defect, with \[secret\]\n {4}at /u);
  expect(said).toContain('at http://[login]@10.0.0.1:3128');
  expect(said).not.toMatch(/nobody-may-know|pr0xy/u);
});
