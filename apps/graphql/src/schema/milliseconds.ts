import { GraphQLScalarType } from 'graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import { builder } from '../builder.ts';

builder.addScalarType(
  'Milliseconds',
  new GraphQLScalarType({
    ...GraphQLSafeInt.toConfig(),
    name: 'Milliseconds',
    description: 'A duration in whole milliseconds, of up to 53 bits: sums of a month fit.',
  }),
);
