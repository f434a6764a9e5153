import { EXIT, ownVariables, runCommand } from '@halfhour/command';
import manifest from '../package.json' with { type: 'json' };
import { readEnv } from './env.ts';
import { failureOf } from './failure.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { outputStream } from './output-stream.ts';
import { start } from './start.ts';

await runCommand(async (args, signal) => {
  const flags = readFlags(args);
  if (flags === 'help') return print(HELP);
  if (flags === 'version') return print(`halfhour report ${manifest.version}\n`);
  return start(flags, readEnv(ownVariables()), process, signal);
}, failureOf);

async function print(text: string): Promise<number> {
  const output = outputStream(process.stdout);
  await output.write(text);
  await output.commit();
  return EXIT.ok;
}
