import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PostgresError } from '../errors.ts';

/** Whom the server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Accounts that exist on most systems and own nothing, best first. */
const UNPRIVILEGED = ['nobody', 'postgres', 'daemon'];

/** Bits of a file's mode. */
const WALK = 0o1;
const READ_AND_RUN = 0o5;

/**
 * PostgreSQL refuses to run as root, so root runs it as another account that exists: the one that
 * owns the data already, otherwise `nobody`.
 *
 * @param ownUid - of this process; `undefined` on Windows
 * @returns `undefined` when the server runs as this process does
 */
export async function serverAccount(
  ownUid: number | undefined,
  clusterDir: string,
  passwdFile = '/etc/passwd',
): Promise<Account | undefined> {
  if (ownUid !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = unprivilegedAccount(await readFile(passwdFile, 'utf8').catch(() => ''));
  if (account !== undefined) return account;
  throw new PostgresError(
    'PostgreSQL refuses to run as root, and there is no account "nobody" to run it as: start Halfhour as another user, or set DATABASE_URL.',
  );
}

/** @param passwd - the text of /etc/passwd */
export function unprivilegedAccount(passwd: string): Account | undefined {
  const accounts = passwd.split('\n').map((line) => line.split(':'));
  const found = UNPRIVILEGED.map((name) => accounts.find((account) => account[0] === name)).find(
    (account) => account !== undefined && Number(account[2]) > 0,
  );
  return found === undefined ? undefined : { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * Whether an account can get to a file or directory, whatever it may do there.
 *
 * @param account - `undefined`: this process, which is taken to be able to
 */
export async function canWalkTo(path: string, account: Account | undefined): Promise<boolean> {
  if (account === undefined) return true;
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    if (!(await allows(dir, account, WALK))) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** Whether an account can run a program. */
export async function canRun(program: string, account: Account | undefined): Promise<boolean> {
  if (account === undefined) return true;
  return (await canWalkTo(program, account)) && allows(program, account, READ_AND_RUN);
}

async function allows(path: string, { uid, gid }: Account, bits: number): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(path);
  const shift = owner === uid ? 6 : group === gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
