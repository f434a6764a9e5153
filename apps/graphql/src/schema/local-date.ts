import { isDate } from '@halfhour/core';
import { GraphQLError, Kind, print, type ValueNode } from 'graphql';
import { builder } from '../builder.ts';

const EXPECTED = 'a date of the calendar, YYYY-MM-DD, such as 2026-11-20';

builder.scalarType('LocalDate', {
  description: `On the clock of the zone that is told beside it: ${EXPECTED}.`,
  serialize: (date) => date,
  parseValue: (value) => {
    if (typeof value === 'string' && isDate(value)) return value;
    throw notADate(JSON.stringify(value));
  },
  parseLiteral: (node: ValueNode) => {
    if (node.kind === Kind.STRING && isDate(node.value)) return node.value;
    throw notADate(print(node), node);
  },
});

function notADate(written: string, node?: ValueNode): GraphQLError {
  const shown = written.length > 64 ? `${written.slice(0, 60)}…` : written;
  return new GraphQLError(`${shown} is not a date; expected ${EXPECTED}.`, {
    nodes: node ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
