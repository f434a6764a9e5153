import { EXIT, failureOf, ownVariables, printTo, runCommand } from '@halfhour/command';
import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { run } from './run.ts';

const print = printTo(process.stdout);

await runCommand(
  async (args) => {
    const flags = readFlags(args);
    if (flags === 'help') await print(HELP);
    else if (flags === 'version') await print(`halfhour keys ${manifest.version}\n`);
    else await run(flags, readEnv(ownVariables()), print);
    return EXIT.ok;
  },
  (error) => failureOf(error, 'and nothing was changed.'),
);
