import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COMMAND, settings, startProgram } from './command.ts';
import { useOrganisation } from './organisation.ts';

const organisation = useOrganisation();
const CLEARED_LINE = '\r\u001B[K';
const SLOW = { kind: 'slow', times: 1000, delayMs: 60_000 } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfhour-report-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a line of shell in which `"$@"` is the report for the organisation's hours. */
async function shell(line: string, ...args: readonly string[]) {
  const { url, window } = organisation();
  const command = ['bash', '-c', line, 'bash', ...COMMAND, ...window, ...args];
  return startProgram(command, settings(url)).ended;
}

// An answer is in the simulator's log when it has been given, so what comes before the slow one tells.
it.each([
  { name: 'SIGINT', code: 130, slow: '/api/v2/users', before: 'POST /oauth/token' },
  { name: 'SIGTERM', code: 143, slow: '/analytics/', before: 'GET /api/v2/users' },
] as const)(
  'ends with $code on $name while $slow is slow, and leaves what was there',
  async ({ name, code, slow, before }) => {
    const { url, window, simulator } = organisation();
    simulator.addFault({ ...SLOW, endpoint: slow });
    simulator.clearRequests();
    writeFileSync(join(folder, 'day.csv'), 'yesterday');
    const args = [...window, '--out', join(folder, 'day.csv')];
    const { child, ended } = startProgram([...COMMAND, ...args], settings(url));
    await vi.waitUntil(() => before in simulator.requests().byEndpoint, { timeout: 20_000 });
    expect(readdirSync(folder)).toHaveLength(2);
    const askedMs = performance.now();
    child.kill(name);
    expect(await ended).toEqual({ exitCode: code, stdout: '', stderr: '' });
    expect(performance.now() - askedMs).toBeLessThan(10_000);
    expect(readdirSync(folder)).toEqual(['day.csv']);
    expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toBe('yesterday');
  },
);

it('ends without a word when its reader stops reading', async () => {
  const ended = await shell('"$@" | head -n 1; exit ${PIPESTATUS[0]}', '--format', 'csv');
  expect(ended).toMatchObject({ exitCode: 141, stderr: '' });
  expect(ended.stdout).toMatch(/^agent_id,.*\r\n$/u);
});

it('says that the disk is full when standard output is on it', async () => {
  const ended = await shell('"$@" > /dev/full', '--format', 'csv');
  expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^The disk is full \(ENOSPC\), so there is no whole report\..*\n$/u);
});

it('leaves the file as it was when there is no room for a new one', async () => {
  writeFileSync(join(folder, 'day.csv'), 'yesterday');
  // A limit on the size of files fails as a full disk does, in the middle of a write.
  const ended = await shell('ulimit -f 16; "$@"', '--out', join(folder, 'day.csv'));
  expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^The disk is full \(EFBIG\)/u);
  expect(readdirSync(folder)).toEqual(['day.csv']);
  expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toBe('yesterday');
});

it('leaves nothing on a disk that is full', async ({ skip }) => {
  const mount = spawnSync('bash', ['-c', `mount -t tmpfs -o size=32k tmpfs '${folder}'`]);
  if (mount.status !== 0) skip('Nobody may mount a small disk here.');
  try {
    const ended = await shell('"$@"', '--out', join(folder, 'day.csv'));
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toMatch(/^The disk is full \(ENOSPC\)/u);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    spawnSync('bash', ['-c', `umount '${folder}'`]);
  }
});

it('shows how far it is on a terminal, and then the table', async ({ skip }) => {
  const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script');
  if (!hasScript) skip('There is no script(1) of util-linux to make a terminal.');
  const { url, window, simulator, busyAgent } = organisation();
  simulator.addFault({ kind: 'slow', endpoint: '/users/aggregates', times: 1, delayMs: 700 });
  const line = [...COMMAND, ...window, '--agents', busyAgent].join(' ');
  const { ended } = startProgram(['script', '-qec', line, '/dev/null'], settings(url));
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(0);
  const [before = '', shown] = stdout.split(`${CLEARED_LINE}Worked time`);
  expect(before).toContain(`${CLEARED_LINE}Reading page 1 · `);
  expect(before).toMatch(/ · [\d,]+ conversations · \d+ of 100000 requests/u);
  expect(shown).toMatch(/^, in the half hour in which it happened\r\n/u);
  expect(shown).toContain('\r\nTotal of 1 agent: 40 agent half hours read, 0 missing\r\n');
});
