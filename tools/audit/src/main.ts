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
    else if (flags === 'version') await print(`halfhour audit-log ${manifest.version}\n`);
    else await run(flags, { env: readEnv(ownVariables()), print, nowMs: Date.now(), signal });
    return EXIT.ok;
  },
  (error) => failureOf(error, 'and what was printed is not whole.'),
);
