import { z } from 'zod';
import { expected, expectedFields, shown } from '../yaml/expected.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlPlaces } from '../yaml/yaml-places.ts';
import { shiftTerms } from './read-terms.ts';
import type { ShiftTerms } from './shift.ts';
import { nameKey } from './shift-name.ts';

/** A file of shifts can't be used. `problems` has a line for each thing that is wrong. */
export class ShiftFileError extends Error {
  override readonly name = 'ShiftFileError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The file of shifts can’t be used:', ...problems].join('\n  '));
    this.problems = problems;
  }
}

const shiftFile = z.strictObject(
  { shifts: z.array(shiftTerms, expected('a list of shifts')) },
  expectedFields(['shifts']),
);

/**
 * The shifts of a file.
 *
 * @param text - YAML: `shifts`, a list of what {@link GivenTerms} has
 * @throws ShiftFileError that tells every problem with its line, and what is expected
 */
export function readShiftFile(text: string): ShiftTerms[] {
  const read = readYaml(text, shiftFile);
  if (read.kind === 'wrong') throw new ShiftFileError(read.problems);
  const { shifts } = read.data;
  const problems = sameNames(shifts, read.places);
  if (problems.length > 0) throw new ShiftFileError(problems);
  return shifts;
}

function sameNames(shifts: readonly ShiftTerms[], places: YamlPlaces): string[] {
  const keys = shifts.map(({ name }) => nameKey(name));
  const lineOf = (index: number) => places.lineOf(['shifts', index, 'name']);
  return shifts.flatMap(({ name }, index) => {
    const first = keys.indexOf(keys[index] ?? '');
    return first === index
      ? []
      : [
          `line ${lineOf(index)}: shifts[${index}].name is ${shown(name)}, as in line ` +
            `${lineOf(first)}; expected a name of its own.`,
        ];
  });
}
