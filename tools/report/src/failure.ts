import { EXIT, type Failure, failureOf as commonFailureOf } from '@halfhour/command';
import { ReportInputError, SettingsError } from '@halfhour/core';

/** What an error means to whoever started the report. @returns undefined for a defect */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof ReportInputError) {
    const flag = FLAGS[error.argument] ?? error.argument;
    return { line: `${flag}: ${error.message}`, exitCode: EXIT.badInput };
  }
  if (error instanceof SettingsError) return { line: settingsLine(error), exitCode: EXIT.badInput };
  return commonFailureOf(
    error,
    'so there is no whole report. A file that --out names is as it was before.',
  );
}

/** The flags for core's names of arguments. */
const FLAGS: Readonly<Record<string, string>> = {
  from: '--from',
  to: '--to',
  agentIds: '--agents',
  teamIds: '--teams',
  queueIds: '--queues',
};

function settingsLine({ problems }: SettingsError): string {
  const isUnset = problems.some((problem) => problem.includes('is missing'));
  const tryIt =
    'To try it without Genesys Cloud: `pnpm simulator` in another terminal, and ' +
    '`cp .env.example .env`.';
  return [...problems, ...(isUnset ? [tryIt] : [])].join(' ');
}
