import { EXIT, type Variables } from '@halfhour/command';
import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { run, type Streams } from './run.ts';

/**
 * Does what the command line says.
 *
 * @param variables - read when settings are needed
 * @returns the exit code
 */
export async function start(
  args: readonly string[],
  variables: () => Variables,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const flags = readFlags(args);
  if (flags === 'help') await streams.print(HELP);
  else if (flags === 'version') await streams.print(`halfhour store ${manifest.version}\n`);
  else await run(flags, readEnv(variables()), streams, signal);
  return EXIT.ok;
}
