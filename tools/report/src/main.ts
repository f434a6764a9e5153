import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { ENDING_SIGNALS, EXIT } from './exit-codes.ts';
import { failureOf } from './failure.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { Interrupted } from './interrupted.ts';
import { outputStream } from './output-stream.ts';
import { start } from './start.ts';

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
// Not left to the event loop: a request whose answer nobody waits for any more may still be open.
process.exit(exitCode);

async function main(args: readonly string[]): Promise<number> {
  const flags = readFlags(args);
  if (flags === 'help') return print(HELP);
  if (flags === 'version') return print(`halfhour report ${manifest.version}\n`);
  return start(flags, readEnv(), process, ending.signal);
}

async function print(text: string): Promise<number> {
  const output = outputStream(process.stdout);
  await output.write(text);
  await output.commit();
  return EXIT.ok;
}
