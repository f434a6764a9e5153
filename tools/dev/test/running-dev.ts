import { type Program, startProgram } from './program.ts';

/** `dev` as a person runs it. */
export type RunningDev = Program;

/**
 * Starts `dev` with these environment variables.
 *
 * @param dataDir - where it keeps its data
 * @param args - of the command line. @default none
 */
export function startDev(
  dataDir: string,
  variables: Record<string, string>,
  args: readonly string[] = [],
): RunningDev {
  return startProgram('tools/dev/src/main.ts', args, {
    GRAPHQL_PORT: '0',
    HALFHOUR_ZONE: 'Europe/London',
    HALFHOUR_DATA: dataDir,
    LOG_LEVEL: 'warn',
    ...variables,
  });
}
