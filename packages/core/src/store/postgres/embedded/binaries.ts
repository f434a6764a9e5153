import { execFile, type ExecFileOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorText, PostgresError } from '../errors.ts';
import { OLDEST_MAJOR } from '../own-server.ts';
import { canRun, type Account } from './account.ts';
import { makeOnce } from './directories.ts';
import { haveLinks, libraryLinks, linkApart, linkInPlace } from './library-links.ts';

/** PostgreSQL's programs, ready to run. */
export interface Binaries {
  readonly binDir: string;
  /** The whole environment to run them in: nothing of ours, secrets least of all, gets into it. */
  readonly env: Readonly<Record<string, string>>;
  /** Their major version. */
  readonly major: number;
}

const ENVIRONMENT = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC' };

/**
 * Programs of an installed PostgreSQL.
 *
 * @throws PostgresError when they are not there, too old, or closed to the account
 */
export async function installedBinaries(
  binDir: string,
  account: Account | undefined,
): Promise<Binaries> {
  const expected = 'POSTGRES_BIN_DIR must be a directory with postgres and initdb';
  for (const name of ['postgres', 'initdb']) {
    const program = join(binDir, executable(name));
    const found = await stat(program).catch(() => undefined);
    if (found === undefined) throw new PostgresError(`${expected}: there is no ${program}.`);
    if (!(await canRun(program, account))) {
      throw new PostgresError(`${expected} that uid ${account?.uid} may run: it can’t ${program}.`);
    }
  }
  return withVersion(binDir, ENVIRONMENT, account);
}

/**
 * The programs from npm, whether or not their install script ran, copied when the account can't
 * get at them where they are.
 *
 * @param runtimeDir - for links and copies; the account can get at it
 */
export async function npmBinaries(
  givenDir: string,
  runtimeDir: string,
  account: Account | undefined,
  platform: NodeJS.Platform = process.platform,
): Promise<Binaries> {
  const nativeDir = await realpath(givenDir);
  const links = await libraryLinks(nativeDir);
  const inPlace = await canRun(join(nativeDir, 'bin', executable('postgres')), account);
  const linked = await haveLinks(nativeDir, links);
  const key = createHash('sha256').update(nativeDir).digest('hex').slice(0, 12);

  if (inPlace && linked) return withVersion(join(nativeDir, 'bin'), ENVIRONMENT, account);
  if (inPlace && platform === 'linux') {
    const libraries = join(runtimeDir, `lib-${key}`);
    await makeOnce(libraries, (draft) => linkApart(nativeDir, links, draft));
    const path = `${libraries}:${join(nativeDir, 'lib')}`;
    return withVersion(join(nativeDir, 'bin'), { ...ENVIRONMENT, LD_LIBRARY_PATH: path }, account);
  }
  // macOS drops DYLD_LIBRARY_PATH in the shell through which initdb starts postgres.
  const copy = join(runtimeDir, `native-${key}`);
  await makeOnce(copy, async (draft) => {
    await cp(nativeDir, join(draft, 'native'), { recursive: true });
    await openToAll(draft);
    await linkInPlace(join(draft, 'native'), links);
  });
  return withVersion(join(copy, 'native', 'bin'), ENVIRONMENT, account);
}

/** Lets every account read, whatever the umask under which node_modules was made. */
async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, mode | ((mode & 0o100) === 0 ? 0o444 : 0o555));
  }
}

async function withVersion(
  binDir: string,
  env: Readonly<Record<string, string>>,
  account: Account | undefined,
): Promise<Binaries> {
  const program = join(binDir, executable('postgres'));
  const major = await majorOf(program, { env, cwd: '/', ...account });
  if (major >= OLDEST_MAJOR) return { binDir, env, major };
  throw new PostgresError(
    `${binDir} holds PostgreSQL ${major}: Halfhour needs ${OLDEST_MAJOR} or later; point POSTGRES_BIN_DIR to one.`,
  );
}

async function majorOf(program: string, options: ExecFileOptions): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], options);
    return Number(/\(PostgreSQL\) (?<major>\d+)/u.exec(String(stdout))?.groups?.['major']);
  } catch (error) {
    throw new PostgresError(
      `${program} does not run here (${errorText(error)}): set POSTGRES_BIN_DIR to another PostgreSQL, or DATABASE_URL.`,
    );
  }
}

export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
