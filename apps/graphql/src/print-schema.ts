import { writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { schema } from './schema/index.ts';

// Prints the schema to the file that is committed, so that a change of it is a visible diff.
writeFileSync(new URL('../schema.graphql', import.meta.url), `${printSchema(schema)}\n`);
