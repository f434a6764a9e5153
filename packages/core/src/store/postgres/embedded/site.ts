import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PostgresError } from '../errors.ts';
import type { StoreLog } from '../log.ts';
import { canWalkTo, serverAccount, type Account } from './account.ts';
import { installedBinaries, npmBinaries, type Binaries } from './binaries.ts';
import { dataDirectory, letThrough, privateDirectory } from './directories.ts';
import { layoutOf, type Layout } from './layout.ts';
import { npmNativeDir, thisMachine } from './npm-binaries.ts';

export interface SiteOptions {
  readonly dataDir: string;
  readonly binDir: string | undefined;
  readonly log: StoreLog;
  /** Where sockets are kept. */
  readonly tmpDir: string;
  /**
   * How clients reach the server: a Unix socket that only its directory protects, or TCP on
   * loopback with a password.
   *
   * @default a socket, but on Windows, where Node has none
   */
  readonly reach?: 'socket' | 'loopback';
  /** The npm package's `native` directory. @default looked up */
  readonly nativeDir?: string;
}

/** An embedded server's place on this machine. */
export interface Site {
  readonly layout: Layout;
  /** Whom the server runs as; `undefined`: as this process. */
  readonly account: Account | undefined;
  /** To whom root gives what it makes in the data directory: the account, if that is whose it is. */
  readonly heir: Account | undefined;
  readonly reach: 'socket' | 'loopback';
  /**
   * The server's data directory as the server is told it. Root may keep data where the server's
   * account can't walk to; it starts inside then, and goes by the name of its working directory.
   */
  readonly clusterArgument: string;
  readonly log: StoreLog;
  /** Looked up at the first start; attaching needs none. */
  binaries(): Promise<Binaries>;
}

/**
 * Finds out how the server is run here. Makes the data directory if need be, and nothing in it.
 *
 * @throws PostgresError
 */
export async function openSite(options: SiteOptions): Promise<Site> {
  const layout = layoutOf(await dataDirectory(options.dataDir), options.tmpDir);
  const account = await serverAccount(process.getuid?.(), layout.clusterDir);
  await letThrough(layout.dataDir, account);
  const reachable = await canWalkTo(layout.clusterDir, account);
  if (!reachable && process.platform !== 'linux') {
    throw new PostgresError(
      `PostgreSQL can’t run as root, and the account it runs as can’t get to ${layout.dataDir}: set HALFHOUR_DATA to a directory outside root’s home.`,
    );
  }
  const { uid } = await stat(layout.dataDir);
  const heir = uid === account?.uid ? account : undefined;
  return {
    layout,
    account,
    heir,
    reach: options.reach ?? (process.platform === 'win32' ? 'loopback' : 'socket'),
    clusterArgument: reachable ? layout.clusterDir : '/proc/self/cwd',
    log: options.log,
    binaries: () => findBinaries(options, layout, account, reachable ? heir : null),
  };
}

async function findBinaries(
  { binDir, nativeDir }: SiteOptions,
  layout: Layout,
  account: Account | undefined,
  /** `null`: the account can't reach the data directory. */
  heir: Account | undefined | null,
): Promise<Binaries> {
  if (binDir !== undefined) return installedBinaries(binDir, account);
  const runtimeDir = heir === null ? layout.sharedRuntimeDir : layout.runtimeDir;
  await privateDirectory(runtimeDir, 0o755, heir ?? undefined);
  return npmBinaries(nativeDir ?? npmNativeDir(thisMachine()), runtimeDir, account);
}

/** The working directory of the server and of `initdb`, whose name may differ. */
export function argumentFor(site: Site, dir: string): string {
  return site.clusterArgument === site.layout.clusterDir ? dir : site.clusterArgument;
}

export function initDirOf(layout: Layout): string {
  return join(layout.dataDir, `postgres.init-${process.pid}`);
}
