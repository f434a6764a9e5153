import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type YamlPlaces, yamlPlaces } from './yaml-places.ts';

/** What a YAML text holds, or all that is wrong with it, a line each with where it stands. */
export type YamlRead<Data> =
  | { readonly kind: 'read'; readonly data: Data; readonly places: YamlPlaces }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** Reads a YAML text by its shape. @param text - nothing counts as an object without fields */
export function readYaml<Shape extends z.ZodType>(
  text: string,
  shape: Shape,
): YamlRead<z.output<Shape>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) {
    const { line } = lines.linePos(wrong.pos[0]);
    return { kind: 'wrong', problems: [`line ${line}: ${wrong.message}.`] };
  }
  const places = yamlPlaces(document, lines);
  const read = shape.safeParse(document.toJS() ?? {});
  if (read.success) return { kind: 'read', data: read.data, places };
  return { kind: 'wrong', problems: read.error.issues.map((issue) => problemOf(issue, places)) };
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
