import { inspect } from 'node:util';
import { PostgresError, SettingsError, StoreInputError } from '@halfhour/core';
import { secretsIn, withoutSecrets } from '@halfhour/core/secrets';
import { ownVariables } from './env.ts';
import { ListenError } from './listen.ts';

/** An error that is told in its own words. */
type Kind = new (...args: never[]) => Error;

const FOR_PEOPLE: readonly Kind[] = [SettingsError, PostgresError, StoreInputError, ListenError];

/**
 * Starts a service. When it can't be started and its operator can mend that, the process ends with
 * one message on standard error that says how; all else is a defect, and told with its stack. The exit
 * code is 1, and no secret of the environment is in either.
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
    const told = error instanceof Error ? error : new Error(String(error));
    const isForPeople = [...FOR_PEOPLE, ...ownKinds].some((kind) => error instanceof kind);
    const text = isForPeople ? told.message : inspect(told);
    console.error(withoutSecrets(text, secretsIn(ownVariables())));
    // Not left to the event loop: a server that listened already would keep the process.
    process.exit(1);
  }
}
