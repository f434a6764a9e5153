import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { expected, expectedFields, shown } from './expected.ts';
import { shiftTerms } from './read-terms.ts';
import type { ShiftTerms } from './shift.ts';
import { nameKey } from './shift-name.ts';
import { type YamlPlaces, yamlPlaces } from './yaml-places.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    throw new ShiftFileError([`line ${lines.linePos(wrong.pos[0]).line}: ${wrong.message}.`]);
  }
  const places = yamlPlaces(document, lines);
  const read = shiftFile.safeParse(document.toJS() ?? {});
  const problems = read.success
    ? sameNames(read.data.shifts, places)
    : read.error.issues.map((issue) => problemOf(issue, places));
  if (!read.success || problems.length > 0) throw new ShiftFileError(problems);
  return read.data.shifts;
}

function problemOf(issue: z.core.$ZodIssue, places: YamlPlaces): string {
  const place =
    issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return `line ${places.lineOf(place)}: ${pathText(issue.path)} ${issue.message}`;
}

/** `shifts[2].zone`; `The file` for the whole. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return text.length === 0 ? 'The file' : text.join('').slice(1);
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
