// Everything one needs to look at Halfhour, with one command: the apps from their sources, and a
// simulator of what is not configured: Genesys Cloud, Slack. Ctrl-C ends all of it.
import { SettingsError } from '@halfhour/core';
import { readDevEnvironment } from './env.ts';
import { readFlags, UsageError, USAGE } from './flags.ts';
import { runDev } from './run-dev.ts';

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) process.stdout.write(USAGE);
  else await runDev(readDevEnvironment(), flags);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
