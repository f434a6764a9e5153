import { createRequire } from 'node:module';
import type { AnyBlock } from '@slack/types';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { problemsIn } from './problems.ts';
import type { SlackPayload } from './payload.ts';

/** What is wrong with the shape of blocks by Slack's own types, and with their lengths by our table. */
export function faultsOf(payloads: readonly SlackPayload[]): string[] {
  return payloads.flatMap((payload) => [
    ...problemsIn(payload),
    ...(payload.blocks ?? []).flatMap(shapeFaults),
  ]);
}

let validate: ValidateFunction | undefined;

/** Charts are newer than the types, and are left to our own table. */
function shapeFaults(block: AnyBlock): string[] {
  const { type }: { type: string } = block;
  if (type === 'data_visualization') return [];
  validate ??= blockValidator();
  return validate(block) ? [] : [`${type} does not fit its type: ${JSON.stringify(block)}`];
}

function blockValidator(): ValidateFunction {
  const main = createRequire(import.meta.url).resolve('@slack/types');
  const {
    $id: _id,
    $schema: _dialect,
    ...schema
  } = createGenerator({
    path: main.replace(/\.js$/u, '.d.ts'),
    type: 'KnownBlock',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('KnownBlock');
  return new Ajv({ strict: false }).compile(schema);
}
