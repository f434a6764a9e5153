import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { secretsIn } from '@halfhour/core/secrets';

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The project's .env, for those who keep their settings there. */
const ENV_FILE = `${ROOT}.env`;

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The environment; variables that are set already win over those of the .env file. */
export function ownVariables(): Variables {
  if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return process.env;
}

/** What of the environment nobody may be told. */
export function ownSecrets(): string[] {
  return secretsIn(process.env);
}
