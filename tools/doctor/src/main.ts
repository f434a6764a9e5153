import { EXIT, failureOf, ownVariables, printTo, runCommand } from '@halfhour/command';
import manifest from '../package.json' with { type: 'json' };
import { examine } from './examine.ts';
import { readFlags } from './flags.ts';
import { HELP } from './help.ts';
import { findingsText } from './text.ts';

const print = printTo(process.stdout);

await runCommand(
  async (args, signal) => {
    const flags = readFlags(args);
    if (flags === 'help' || flags === 'version') {
      await print(flags === 'help' ? HELP : `halfhour doctor ${manifest.version}\n`);
      return EXIT.ok;
    }
    const variables = ownVariables();
    const findings = await examine(variables, { fetch, nowMs: () => Date.now() }, signal);
    const inColour = process.stdout.isTTY && process.stdout.hasColors();
    await print(
      flags.json ? `${JSON.stringify({ findings })}\n` : findingsText(findings, { inColour }),
    );
    return findings.some(({ level }) => level === 'red') ? EXIT.failed : EXIT.ok;
  },
  (error) => failureOf(error, 'and what was found is not told.'),
);
