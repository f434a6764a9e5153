import { readFile } from 'node:fs/promises';
import { SettingsError } from '@halfhour/core';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { excess } from './cost/excess.ts';
import { createWriting } from './cost/written.ts';
import type { Limits } from './limits.ts';

/** Operations that may be asked for by a name: their text by its hash, or whatever names them. */
export type PersistedOperations = ReadonlyMap<string, string>;

/**
 * Reads a manifest: a JSON object with the text of each operation under its id, as GraphQL Code
 * Generator and Relay write it.
 *
 * @throws SettingsError that tells of every operation that could not be asked for
 */
export async function readPersistedOperations(
  path: string,
  schema: GraphQLSchema,
  limits: Limits,
): Promise<PersistedOperations> {
  const entries = Object.entries(await manifestOf(path));
  const problems = entries.flatMap(([id, text]) =>
    problemsOf(text, schema, limits).map((problem) => `${id}: ${problem}`),
  );
  if (problems.length > 0) throw unusable(path, problems);
  return new Map(entries.map(([id, text]) => [id, String(text)]));
}

async function manifestOf(path: string): Promise<object> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'can’t be read';
    throw unusable(path, [`${reason}.`]);
  }
  if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest))
    return manifest;
  throw unusable(path, ['is not an object.']);
}

function problemsOf(text: unknown, schema: GraphQLSchema, limits: Limits): string[] {
  if (typeof text !== 'string') return ['is not the text of an operation.'];
  const document = parsed(text, limits);
  if (document instanceof GraphQLError) return [document.message];
  const errors = [...validate(schema, document), ...excess(createWriting(document).most(), limits)];
  return errors.map(({ message }) => message);
}

function parsed(text: string, { tokens }: Limits): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function unusable(path: string, problems: readonly string[]): SettingsError {
  return new SettingsError([
    `GRAPHQL_OPERATIONS names ${path}: expected a JSON object with the text of each operation under its id.`,
    ...problems,
  ]);
}
