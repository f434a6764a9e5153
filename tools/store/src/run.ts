import { copy } from './commands/copy.ts';
import { exportStore } from './commands/export.ts';
import { importStore } from './commands/import.ts';
import { info } from './commands/info.ts';
import type { Env } from './env.ts';
import type { Flags } from './flags.ts';
import type { Print, Terminal } from '@halfhour/command';
import { createProgress, type Progress, silentProgress } from './progress.ts';

/** Standard error, which may be a terminal. */
interface Stderr extends Terminal {
  readonly isTTY?: boolean;
}

/** Where a person sees something of it. */
export interface Streams {
  readonly print: Print;
  readonly stderr: Stderr;
}

/** What a command is given. */
export interface Command {
  readonly env: Env;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly print: Print;
}

/** Does what the command line asks for, or throws; nothing is half done then. */
export async function run(
  flags: Flags,
  env: Env,
  { print, stderr }: Streams,
  signal: AbortSignal,
): Promise<void> {
  const progress = stderr.isTTY === true ? createProgress(stderr) : silentProgress;
  const given: Command = { env, signal, progress, print };
  try {
    switch (flags.command) {
      case 'info':
        return await info(flags.json, given);
      case 'copy':
        return await copy(flags.to, given);
      case 'export':
        return await exportStore(flags.to, given);
      case 'import':
        return await importStore(flags.from, given);
    }
  } finally {
    progress.stop();
  }
}
