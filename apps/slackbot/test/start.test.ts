import { once } from 'node:events';
import { createServer } from 'node:net';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** How the bot ends, started with these settings too. */
async function ended(settings: Readonly<Record<string, string>>) {
  const env = {
    GENESYS_CLIENT_ID: 'nobody',
    GENESYS_CLIENT_SECRET: 'not a secret',
    HALFHOUR_SYNC: 'off',
    SLACK_BOT_TOKEN: 'xoxb-nothing',
    SLACK_SIGNING_SECRET: 'nothing',
    SLACK_API_URL: 'http://127.0.0.1:1/api/',
    SLACK_PORT: '0',
    ...settings,
  };
  return new Promise<{ exitCode: unknown; said: string }>((resolve) => {
    execFile(process.execPath, [MAIN], { env }, (error, _out, said) => {
      resolve({ exitCode: error?.code ?? 0, said });
    });
  });
}

it('ends with one line when the port of its metrics is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const { exitCode, said } = await ended({ SLACK_METRICS_PORT: port });
  other.close();
  expect(said).toBe(
    `Can’t listen on 127.0.0.1:${port} (EADDRINUSE): set HALFHOUR_METRICS_HOST and ` +
      'SLACK_METRICS_PORT to an address of this machine and a port that is free.\n',
  );
  expect(exitCode).toBe(1);
});
