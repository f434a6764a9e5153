import { readFlags, USAGE, UsageError } from './cli/flags.ts';
import type { StartOptions } from './start.ts';
import { startSimulator } from './start.ts';

const options = flagsOrExit(process.argv.slice(2));
if (options === 'help') process.stdout.write(USAGE);
else await run(options).catch(giveUp);

async function run(asked: StartOptions): Promise<void> {
  const started = await startSimulator(asked);
  const { url, simulator } = started;
  const { clientId = 'simulator' } = asked;
  console.log(`Genesys simulator on ${url} (client ${clientId}), now ${nowOf(simulator.nowMs())}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void started.close());
}

/** A port in use, for example: one line is enough. */
function giveUp(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function nowOf(nowMs: number): string {
  return new Date(nowMs).toISOString();
}

function flagsOrExit(args: readonly string[]): StartOptions | 'help' {
  try {
    return readFlags(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return process.exit(2);
  }
}
