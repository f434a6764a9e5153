import { formatInstant, parseInstant } from '@halfhour/core';
import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

const EXPECTED =
  'an RFC 3339 instant with Z or an offset, such as 2026-11-20T09:30:00Z or ' +
  '2026-11-20T10:30:00.000+01:00';

builder.scalarType('DateTime', {
  description: `An instant: ${EXPECTED}. Answers are in UTC with milliseconds.`,
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: formatInstant,
  parseValue: readInstant,
});

const INSTANT =
  /^(?<local>.+)(?<offset>Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/;

function readInstant(value: unknown): number {
  const { local = '', sign, hours, minutes } = matchInstant(value);
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const instantMs = parseInstant(`${local}Z`) - (sign === '-' ? -offsetMs : offsetMs);
  if (Number.isNaN(instantMs)) throw notAnInstant(value);
  return instantMs;
}

function matchInstant(value: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof value !== 'string' || value.length > 64) throw notAnInstant(value);
  return INSTANT.exec(value.toUpperCase())?.groups ?? {};
}

function notAnInstant(value: unknown): GraphQLError {
  const shown = JSON.stringify(value) ?? 'nothing';
  const short = shown.length > 64 ? `${shown.slice(0, 60)}…` : shown;
  return new GraphQLError(`${short} is not an instant; expected ${EXPECTED}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
