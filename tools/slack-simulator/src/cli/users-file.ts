import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { UserOption } from '../options.ts';
import { UsageError } from './usage-error.ts';

const usersSchema = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      email: z.email(),
      zone: z.string().exactOptional(),
      id: z
        .string()
        .regex(/^[UW][A-Z0-9]+$/)
        .exactOptional(),
      active: z.boolean().exactOptional(),
    }),
  )
  .min(1);

/** The people of a JSON file. Throws UsageError that names the file and the first thing wrong in it. */
export function readUsers(file: string): readonly UserOption[] {
  const read = usersSchema.safeParse(parsed(file));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new UsageError(`${file} is no list of people: ${issue?.message ?? ''} at "${place}".`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--users ${file} cannot be read: ${reason}`);
  }
}
