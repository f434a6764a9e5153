import { ReportInputError, SettingsError } from '@halfhour/core';
import { EXIT } from './exit-codes.ts';
import { Interrupted } from './interrupted.ts';
import { systemErrorCode } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/** How the report ends early: a line for people, if there is anything to say, and the exit code. */
export interface Failure {
  readonly line: string | null;
  readonly exitCode: number;
}

/** What an error means to whoever started the report. @returns undefined for a defect */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Interrupted) return { line: null, exitCode: error.exitCode };
  if (error instanceof UsageError) return { line: error.message, exitCode: EXIT.badInput };
  if (error instanceof SettingsError) return { line: settingsLine(error), exitCode: EXIT.badInput };
  if (error instanceof ReportInputError) {
    const flag = FLAGS[error.argument] ?? error.argument;
    return { line: `${flag}: ${error.message}`, exitCode: EXIT.badInput };
  }
  return ofSystem(systemErrorCode(error));
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

/** What a disk without room says: it is full, a quota is used up, or a limit on files is reached. */
const NO_ROOM: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function ofSystem(code: string | undefined): Failure | undefined {
  if (code === 'EPIPE') return { line: null, exitCode: EXIT.closedPipe };
  if (!NO_ROOM.has(code)) return undefined;
  const line =
    `The disk is full (${code}), so there is no whole report. ` +
    'A file that --out names is as it was before.';
  return { line, exitCode: EXIT.failed };
}
