import { z } from 'zod';

/** What the first line of a file says it is. */
export const FORMAT = 'halfhour-store';
/** Grows when older programs could not read what newer ones write. */
export const FORMAT_VERSION = 1;
/** Ends the rows of a table; no row looks like it. */
export const END_OF_TABLE = '\\.';

/** Tells whether a file is one of ours, and of a version that can be read. */
export const formatShape = z.object({ format: z.literal(FORMAT), version: z.int() });

const name = z.string().regex(/^[a-z][a-z0-9_]*$/u);
const day = z.iso.date();

/** The first line of a file, as JSON: the store without its rows. */
export const headerShape = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  writtenAt: z.iso.datetime(),
  schema: z.array(z.string()).min(1),
  days: z.object({ first: day, last: day }).nullable(),
  sequences: z.array(z.object({ name, next: z.int() })),
  tables: z
    .array(
      z.object({
        name,
        columns: z.array(name).min(1),
        rows: z.int().min(0),
        checksum: z.string().regex(/^-?\d+$/u),
      }),
    )
    .min(1),
});

/** The first line of a file. */
export type Header = z.output<typeof headerShape>;
