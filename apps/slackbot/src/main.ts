import { PostgresError, SettingsError, StoreInputError } from '@halfhour/core';
import { ListenError } from '@halfhour/service';
import { ConnectError } from './connect.ts';
import { readEnv } from './env.ts';

try {
  const env = readEnv();
  // Only now: wrong settings are told before anything heavy is loaded.
  const { start } = await import('./start.ts');
  await start(env);
} catch (error) {
  const isForPeople = [
    SettingsError,
    PostgresError,
    StoreInputError,
    ListenError,
    ConnectError,
  ].some((kind) => error instanceof kind);
  if (!isForPeople || !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
