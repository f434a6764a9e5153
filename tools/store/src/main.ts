import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { ENDING_SIGNALS, EXIT } from './exit-codes.ts';
import { failureOf } from './failure.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { Interrupted } from './interrupted.ts';
import { printTo } from './print.ts';
import { run } from './run.ts';

const ending = new AbortController();
for (const [name, exitCode] of Object.entries(ENDING_SIGNALS)) {
  process.once(name, () => {
    ending.abort(new Interrupted(name, exitCode));
  });
}

const exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  if (failure.line !== null) console.error(failure.line);
  return failure.exitCode;
});
// Not left to the event loop: a connection to a server that hangs may still be open.
process.exit(exitCode);

async function main(args: readonly string[]): Promise<number> {
  const print = printTo(process.stdout);
  const flags = readFlags(args);
  if (flags === 'help') await print(HELP);
  else if (flags === 'version') await print(`halfhour store ${manifest.version}\n`);
  else await run(flags, readEnv(), { print, stderr: process.stderr }, ending.signal);
  return EXIT.ok;
}
