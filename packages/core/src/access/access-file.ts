import { z } from 'zod';
import { expected, expectedFields, shown } from '../yaml/expected.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { type Grant, isBlind, readSubject, type Subject, SUBJECT_EXPECTED } from './grant.ts';

/** A file of the policy can't be used. `problems` has a line for each thing that is wrong. */
export class AccessFileError extends Error {
  override readonly name = 'AccessFileError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The file of the policy can’t be used:', ...problems].join('\n  '));
    this.problems = problems;
  }
}

const someIds = 'a list of ids of Genesys';
const ids = z
  .array(z.string(expected('an id of Genesys')).trim().min(1, expected('an id of Genesys')), {
    ...expected(someIds),
  })
  .default([]);

const subject = z.string(expected(SUBJECT_EXPECTED)).transform((text, context): Subject => {
  const read = readSubject(text);
  if (read !== null) return read;
  context.addIssue(`is ${shown(text)}; expected ${SUBJECT_EXPECTED}.`);
  return z.NEVER;
});

const fields = {
  for: z
    .array(subject, expected('a list of whom it is for, such as [key:wallboard]'))
    .min(1, 'is empty; expected whom the rule is for.'),
  role: z.enum(['viewer', 'admin'], expected('viewer or admin')).default('viewer'),
  agents: ids,
  teams: ids,
  queues: ids,
  groups: ids,
  divisions: ids,
  reports: z.boolean(expected('true or false')).default(false),
};

const rule = z
  .strictObject(fields, expectedFields(Object.keys(fields)))
  .transform((given): Grant => ({
    to: given.for,
    sight: {
      role: given.role,
      agentIds: given.agents,
      teamIds: given.teams,
      queueIds: given.queues,
      groupIds: given.groups,
      divisionIds: given.divisions,
      reports: given.reports,
    },
  }))
  .refine(
    ({ sight }) => !isBlind(sight),
    'shows nobody; expected role: admin, reports: true, or some agents, teams, queues, groups or divisions.',
  )
  .refine(
    ({ sight }) => sight.role === 'viewer' || isBlind({ ...sight, role: 'viewer' }),
    'is for administrators, who see everybody; expected nothing beside for and role.',
  );

const accessFile = z.strictObject(
  { rules: z.array(rule, expected('a list of rules')) },
  expectedFields(['rules']),
);

/**
 * The rules of a file.
 *
 * @param text - YAML, such as docs/security.md shows
 * @throws AccessFileError that tells every problem with its line, and what is expected
 */
export function readAccessFile(text: string): readonly Grant[] {
  const read = readYaml(text, accessFile);
  if (read.kind === 'wrong') throw new AccessFileError(read.problems);
  return read.data.rules;
}
