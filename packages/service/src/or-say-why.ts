import { PostgresError, SettingsError, StoreInputError } from '@halfhour/core';
import { ListenError } from './listen.ts';

/** An error that is told in its own words. */
type Kind = new (...args: never[]) => Error;

const FOR_PEOPLE: readonly Kind[] = [SettingsError, PostgresError, StoreInputError, ListenError];

/**
 * Starts a service. When it can't be started and its operator can mend that, the process ends with
 * one message on standard error that says how, and exit code 1; all else is a defect, and thrown.
 *
 * @param ownKinds - what this service alone may be stopped by
 */
export async function orSayWhy(
  start: () => Promise<void>,
  ownKinds: readonly Kind[] = [],
): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isForPeople = [...FOR_PEOPLE, ...ownKinds].some((kind) => error instanceof kind);
    if (!isForPeople || !(error instanceof Error)) throw error;
    console.error(error.message);
    // Not left to the event loop: a server that listened already would keep the process.
    process.exit(1);
  }
}
