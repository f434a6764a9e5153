import { ownVariables, printTo, runCommand } from '@halfhour/command';
import { failureOf } from './failure.ts';
import { start } from './start.ts';

const streams = { print: printTo(process.stdout), stderr: process.stderr };
await runCommand(async (args, signal) => start(args, ownVariables, streams, signal), failureOf);
