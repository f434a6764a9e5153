import { PostgresError, SettingsError, StoreDiskFullError, StoreInputError } from '@halfhour/core';
import { EXIT } from './exit-codes.ts';
import { Interrupted } from './interrupted.ts';
import { systemErrorCode } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/** How the command ends early: a line for people, if there is anything to say, and the exit code. */
export interface Failure {
  readonly line: string | null;
  readonly exitCode: number;
}

/** What an error means to whoever started the command. @returns undefined for a defect */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Interrupted) return { line: null, exitCode: error.exitCode };
  if (error instanceof SettingsError) {
    return { line: error.problems.join(' '), exitCode: EXIT.badInput };
  }
  if (error instanceof UsageError || error instanceof StoreInputError) {
    return { line: error.message, exitCode: EXIT.badInput };
  }
  if (error instanceof StoreDiskFullError) return { line: error.message, exitCode: EXIT.failed };
  if (error instanceof PostgresError) return { line: error.message, exitCode: EXIT.database };
  return ofSystem(systemErrorCode(error));
}

/** What a disk without room says: it is full, a quota is used up, or a limit on files is reached. */
const NO_ROOM: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function ofSystem(code: string | undefined): Failure | undefined {
  if (code === 'EPIPE') return { line: null, exitCode: EXIT.closedPipe };
  if (!NO_ROOM.has(code)) return undefined;
  const line = `The disk is full (${code}), and nothing was written: a file that --to names is as it was.`;
  return { line, exitCode: EXIT.failed };
}
