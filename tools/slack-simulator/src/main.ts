import { readFlags, USAGE } from './cli/flags.ts';
import { UsageError } from './cli/usage-error.ts';
import { type SlackStartOptions, startSlackSimulator } from './start.ts';

const options = flagsOrExit(process.argv.slice(2));
if (options === 'help') process.stdout.write(USAGE);
else await run(options).catch(giveUp);

async function run(asked: SlackStartOptions): Promise<void> {
  const started = await startSlackSimulator(asked);
  console.log(
    `Slack simulator: the page is ${started.url}, the app needs SLACK_API_URL=${started.url}/api/`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void started.close());
}

/** A port in use, for example: one line is enough. */
function giveUp(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function flagsOrExit(args: readonly string[]): SlackStartOptions | 'help' {
  try {
    return readFlags(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return process.exit(2);
  }
}
