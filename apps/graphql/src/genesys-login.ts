import { type GenesysClient, GenesysError } from '@halfhour/core';

/** Names of errors that do not tell whether the login is good. */
const UNDECIDED: ReadonlySet<string> = new Set(['GenesysUnavailableError', 'GenesysTimeoutError']);

const TIMEOUT_MS = 5000;

/**
 * Whether Genesys Cloud takes our login, found out with one small request; `null` when Genesys does
 * not answer now, which says nothing about the login. Other refusals come after a good login.
 */
export async function genesysLoginWorks(client: GenesysClient): Promise<boolean | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    await client.call({ priority: 'interactive', signal }, async ({ users }) =>
      users.getUsers({ pageSize: 1 }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof GenesysError) || UNDECIDED.has(error.name)) return null;
    return error.name !== 'GenesysAuthError';
  }
}
