import { PostgresError, SettingsError, StoreDiskFullError, StoreInputError } from '@halfhour/core';
import { EXIT } from './exit-codes.ts';
import { Interrupted } from './interrupted.ts';
import { systemErrorCode } from './system-error.ts';
import { UsageError } from './usage-error.ts';

/** How a command ends early: a line for people, if there is anything to say, and the exit code. */
export interface Failure {
  readonly line: string | null;
  readonly exitCode: number;
}

/**
 * What an error means to whoever started a command. @returns undefined for a defect
 *
 * @param whatOfIt - in a sentence: what has become of the output when the disk is full
 */
export function failureOf(error: unknown, whatOfIt: string): Failure | undefined {
  if (error instanceof Interrupted) return { line: null, exitCode: error.exitCode };
  if (error instanceof SettingsError) {
    return { line: error.problems.join(' '), exitCode: EXIT.badInput };
  }
  if (error instanceof UsageError || error instanceof StoreInputError) {
    return { line: error.message, exitCode: EXIT.badInput };
  }
  if (error instanceof StoreDiskFullError) return { line: error.message, exitCode: EXIT.failed };
  if (error instanceof PostgresError) return { line: error.message, exitCode: EXIT.trouble };
  return ofSystem(systemErrorCode(error), whatOfIt);
}

/** What a disk without room says: it is full, a quota is used up, or a limit on files is reached. */
const NO_ROOM: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function ofSystem(code: string | undefined, whatOfIt: string): Failure | undefined {
  if (code === 'EPIPE') return { line: null, exitCode: EXIT.closedPipe };
  if (!NO_ROOM.has(code)) return undefined;
  return { line: `The disk is full (${code}), ${whatOfIt}`, exitCode: EXIT.failed };
}
