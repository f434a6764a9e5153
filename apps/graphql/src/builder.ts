import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import type { AskContext } from './ask-context.ts';

/** Builds the schema; defines no type of its own. What a query may cost is decided in useCost. */
export const builder = new SchemaBuilder<{
  Context: AskContext;
  DefaultFieldNullability: false;
  Scalars: {
    DateTime: { Input: number; Output: number };
    LocalDate: { Input: string; Output: string };
    Milliseconds: { Input: number; Output: number };
  };
}>({
  plugins: [ComplexityPlugin],
  defaultFieldNullability: false,
});
