// Puts the delivery of digests to the proof, and says what came of it.
import { readFlags, USAGE, UsageError } from './flags.ts';
import { runChaos } from './run-chaos.ts';

const flags = flagsOrExit(process.argv.slice(2));
if (flags === 'help') process.stdout.write(USAGE);
else {
  const chaos = await runChaos(flags);
  for (const [what, count] of Object.entries(chaos)) console.log(`${what.padEnd(12)}${count}`);
  process.exitCode = chaos.duplicated + chaos.missing === 0 ? 0 : 1;
}

function flagsOrExit(args: readonly string[]) {
  try {
    return readFlags(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return process.exit(2);
  }
}
