import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where an embedded server keeps what. */
export interface Layout {
  readonly dataDir: string;
  /** PostgreSQL's own data directory. */
  readonly clusterDir: string;
  readonly logFile: string;
  /** Held by the process that is starting the server. */
  readonly lockFile: string;
  /** The password of servers on loopback. */
  readonly passwordFile: string;
  /** The port of servers on loopback, so that it stays the same. */
  readonly portFile: string;
  /** Library links and copied binaries. */
  readonly runtimeDir: string;
  /** As `runtimeDir`, where the server's account can't reach `dataDir`. */
  readonly sharedRuntimeDir: string;
  /** Holds the socket and nothing else. */
  readonly socketDir: string;
  /** Tells this server from those of other directories; PostgreSQL's `cluster_name`. */
  readonly clusterName: string;
}

/** The longest path of a Unix socket, bytes: 103 on macOS, 107 on Linux. */
const LONGEST_SOCKET_PATH = 103;
/** What PostgreSQL calls its socket on the port that ours have. */
export const SOCKET_FILE = '.s.PGSQL.5432';

/**
 * @param dataDir - absolute, without symbolic links
 * @param tmpDir - where sockets are kept; /tmp is taken instead when that is too long for one
 */
export function layoutOf(dataDir: string, tmpDir: string): Layout {
  const clusterDir = join(dataDir, 'postgres');
  const clusterName = `halfhour-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 12)}`;
  return {
    dataDir,
    clusterDir,
    logFile: join(dataDir, 'postgres.log'),
    lockFile: join(dataDir, 'postgres.lock'),
    passwordFile: join(dataDir, 'postgres.password'),
    portFile: join(dataDir, 'postgres.port'),
    runtimeDir: join(dataDir, 'runtime'),
    sharedRuntimeDir: join(tmpDir, 'halfhour-runtime'),
    socketDir: socketDirOf(join(tmpDir, clusterName), join('/tmp', clusterName)),
    clusterName,
  };
}

function socketDirOf(wanted: string, short: string): string {
  return Buffer.byteLength(join(wanted, SOCKET_FILE)) <= LONGEST_SOCKET_PATH ? wanted : short;
}
