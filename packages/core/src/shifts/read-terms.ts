import { z } from 'zod';
import { ReportInputError } from '../report/input-error.ts';
import { expectedFields, shown } from '../yaml/expected.ts';
import { UNIT_FIELDS, WHO_FIELDS } from './given-terms.ts';
import type { ShiftTerms, ShiftWho } from './shift.ts';
import { EVERY_DAY, termFields } from './term-fields.ts';

const DEFAULT_TARGET = { from: 0.7, to: 0.85 };
const DEFAULT_SETTLE_MINUTES = 10;

/** The terms of a shift, checked; each issue says what follows the name of a field. */
export const shiftTerms = z
  .strictObject(termFields, expectedFields(Object.keys(termFields)))
  .superRefine((given, context) => {
    const named = WHO_FIELDS.filter((field) => given[field] !== undefined && given[field] !== null);
    const { validFrom, validTo } = given;
    if (named.length !== 1) {
      const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
      const what = named.length === 0 ? 'names nobody' : `has ${list.format(named)}`;
      context.addIssue(`${what}; expected exactly one of ${list.format(WHO_FIELDS)}.`);
    }
    if (typeof validFrom === 'string' && typeof validTo === 'string' && validTo < validFrom) {
      const message = `is ${shown(validTo)}; expected validFrom (${validFrom}) or a later date.`;
      context.addIssue({ code: 'custom', path: ['validTo'], message });
    }
  })
  .transform((given): ShiftTerms => ({
    name: given.name,
    zone: given.zone,
    weekdays: given.weekdays ?? EVERY_DAY,
    startMinute: given.start,
    endMinute: given.end,
    validFrom: given.validFrom ?? null,
    validTo: given.validTo ?? null,
    who: whoOf(given),
    target: given.target ?? DEFAULT_TARGET,
    settleMinutes: given.settleMinutes ?? DEFAULT_SETTLE_MINUTES,
  }));

/**
 * Reads the terms of a shift.
 *
 * @param given - {@link GivenTerms}, or anything
 * @throws ReportInputError that says of the first wrong field what is expected
 */
export function readTerms(given: unknown): ShiftTerms {
  const read = shiftTerms.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new ReportInputError(
    path === '' ? 'agentIds' : path,
    `${path === '' ? 'The shift' : path} ${issue?.message}`,
  );
}

type GivenChecked = z.output<z.ZodObject<typeof termFields>>;

function whoOf(given: GivenChecked): ShiftWho {
  if (given.agentIds) return { kind: 'agents', agentIds: given.agentIds };
  const units = UNIT_FIELDS.flatMap(([kind, field]) => {
    const id = given[field];
    return typeof id === 'string' ? [{ kind, id }] : [];
  });
  // Checked above: there is exactly one.
  return units[0] ?? { kind: 'agents', agentIds: [] };
}
