import { ownVariables } from './env.ts';
import { ENDING_SIGNALS } from './exit-codes.ts';
import { Interrupted } from './interrupted.ts';
import { printTo } from './print.ts';
import { start } from './start.ts';

const ending = new AbortController();
for (const [name, exitCode] of Object.entries(ENDING_SIGNALS)) {
  process.once(name, () => {
    ending.abort(new Interrupted(name, exitCode));
  });
}

const streams = { print: printTo(process.stdout), stderr: process.stderr };
const exitCode = await start(process.argv.slice(2), ownVariables, streams, ending.signal);
// Not left to the event loop: a connection to a server that hangs may still be open.
process.exit(exitCode);
