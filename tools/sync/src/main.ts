import { EXIT, failureOf, ownVariables, printTo, runCommand } from '@halfhour/command';
import { ListenError } from '@halfhour/service';
import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { run } from './run.ts';

const print = printTo(process.stdout);

await runCommand(
  async (args, signal) => {
    const flags = readFlags(args);
    if (flags !== 'help' && flags !== 'version') {
      return run(flags, { env: readEnv(ownVariables()), print, signal });
    }
    await print(flags === 'help' ? HELP : `halfhour sync ${manifest.version}\n`);
    return EXIT.ok;
  },
  (error) =>
    error instanceof ListenError
      ? { line: error.message, exitCode: EXIT.badInput }
      : failureOf(error, 'and what it was writing is not kept.'),
);
