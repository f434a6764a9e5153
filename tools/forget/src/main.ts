import { EXIT, failureOf, ownVariables, printTo, runCommand } from '@halfhour/command';
import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { run } from './run.ts';

const print = printTo(process.stdout);

await runCommand(
  async (args, signal) => {
    const flags = readFlags(args);
    if (flags === 'help') await print(HELP);
    else if (flags === 'version') await print(`halfhour forget ${manifest.version}\n`);
    else {
      const asked = { input: process.stdin, output: process.stderr };
      await run(flags, { env: readEnv(ownVariables()), print, asked, signal });
    }
    return EXIT.ok;
  },
  (error) => failureOf(error, 'and nothing was erased.'),
);
