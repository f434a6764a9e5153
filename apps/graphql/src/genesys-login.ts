import {
  GenesysAuthError,
  type GenesysClient,
  GenesysError,
  GenesysTimeoutError,
  GenesysUnavailableError,
} from '@halfhour/core';

const TIMEOUT_MS = 5000;

/**
 * Whether Genesys Cloud takes our login, found out with one small request; `null` when Genesys does
 * not answer now, which says nothing about the login. Other refusals come after a good login.
 */
export async function genesysLoginWorks(
  client: Pick<GenesysClient, 'call'>,
): Promise<boolean | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    await client.call({ priority: 'interactive', signal }, async ({ users }) =>
      users.getUsers({ pageSize: 1 }),
    );
    return true;
  } catch (error) {
    if (isUndecided(error)) return null;
    return !(error instanceof GenesysAuthError);
  }
}

/** Whether the error says nothing about the login. */
function isUndecided(error: unknown): boolean {
  return (
    !(error instanceof GenesysError) ||
    error instanceof GenesysTimeoutError ||
    error instanceof GenesysUnavailableError
  );
}
