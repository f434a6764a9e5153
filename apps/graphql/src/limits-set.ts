import { SettingsError } from '@halfhour/core';
import type { Env } from './env.ts';
import { type Limits, LIMITS } from './limits.ts';
import { readPersistedOperations } from './persisted-operations.ts';
import type { OperationsByIdOptions } from './plugins/use-operations-by-id.ts';
import { schema } from './schema/index.ts';

/** The limits, as they are set. */
export function limitsOf(env: Env): Limits {
  return {
    ...LIMITS,
    costPerMinute: env.GRAPHQL_COST_PER_MINUTE,
    timeMs: env.GRAPHQL_TIMEOUT_SECONDS * 1000,
    large: { ...LIMITS.large, atOnce: env.GRAPHQL_LARGE_ANSWERS },
  };
}

/**
 * Which operations have ids, as it is set; `null`: none.
 *
 * @throws SettingsError when these can't be used, or when only such may be asked for and there are none
 */
export async function operationsByIdOf(
  env: Env,
  limits: Limits,
): Promise<OperationsByIdOptions | null> {
  const { GRAPHQL_OPERATIONS: path, GRAPHQL_OPERATIONS_ONLY: only } = env;
  if (path !== undefined) {
    return { operations: await readPersistedOperations(path, schema, limits), only };
  }
  if (!only) return null;
  throw new SettingsError(['GRAPHQL_OPERATIONS_ONLY needs operations: set GRAPHQL_OPERATIONS.']);
}
