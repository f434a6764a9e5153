import { EXIT, type Variables } from '@halfhour/command';
import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { failureOf } from './failure.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { run, type Streams } from './run.ts';

/**
 * Does what the command line says, and tells whoever reads standard error why not.
 *
 * @param variables - read when settings are needed
 * @returns the exit code
 * @throws defects of Halfhour
 */
export async function start(
  args: readonly string[],
  variables: () => Variables,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  try {
    const flags = readFlags(args);
    if (flags === 'help') await streams.print(HELP);
    else if (flags === 'version') await streams.print(`halfhour store ${manifest.version}\n`);
    else await run(flags, readEnv(variables()), streams, signal);
    return EXIT.ok;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    if (failure.line !== null) streams.stderr.write(`${failure.line}\n`);
    return failure.exitCode;
  }
}
