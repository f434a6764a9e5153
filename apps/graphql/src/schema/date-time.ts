import { formatInstant, parseInstant } from '@halfhour/core';
import { GraphQLError, Kind, print, type ValueNode } from 'graphql';
import { builder } from '../builder.ts';

const EXPECTED =
  'an RFC 3339 instant with Z or an offset, such as 2026-11-20T09:30:00Z or ' +
  '2026-11-20T10:30:00.000+01:00';

builder.scalarType('DateTime', {
  description: `An instant: ${EXPECTED}. Answers are in UTC with milliseconds.`,
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: formatInstant,
  parseValue: (value) => {
    const instantMs = typeof value === 'string' ? readInstant(value) : NaN;
    if (Number.isNaN(instantMs)) throw notAnInstant(JSON.stringify(value));
    return instantMs;
  },
  parseLiteral: (node: ValueNode) => {
    const instantMs = node.kind === Kind.STRING ? readInstant(node.value) : NaN;
    if (Number.isNaN(instantMs)) throw notAnInstant(print(node), node);
    return instantMs;
  },
});

const INSTANT = /^(?<local>.{19,})(?:Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/u;

/** Epoch ms, or NaN. Core reads instants in UTC; here they may have an offset. */
function readInstant(text: string): number {
  const { local = '', sign, hours, minutes } = INSTANT.exec(text.toUpperCase())?.groups ?? {};
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return parseInstant(`${local}Z`) - (sign === '-' ? -offsetMs : offsetMs);
}

function notAnInstant(written: string, node?: ValueNode): GraphQLError {
  const shown = written.length > 64 ? `${written.slice(0, 60)}…` : written;
  return new GraphQLError(`${shown} is not an instant; expected ${EXPECTED}.`, {
    nodes: node ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
