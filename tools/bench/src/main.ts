// Measures what the README promises about speed, and says which goals are met.
import { readFlags, USAGE, UsageError } from './flags.ts';
import { machine } from './machine.ts';
import { PARTS } from './parts/all.ts';
import { TABLE_HEAD, tableRows } from './table.ts';

const flags = flagsOrExit(process.argv.slice(2));
if (flags === 'help') process.stdout.write(USAGE);
else if (flags === 'list') {
  for (const { name, title } of PARTS) console.log(`${name.padEnd(10)}${title}`);
} else {
  console.log(`${machine(Date.now())}, ${flags.rounds} rounds\n`);
  console.log(TABLE_HEAD.join('\n'));
  for (const part of flags.parts) {
    console.log(tableRows(part.name, await part.run(flags.rounds)).join('\n'));
  }
}

function flagsOrExit(args: readonly string[]) {
  try {
    return readFlags(args, PARTS);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return process.exit(2);
  }
}
