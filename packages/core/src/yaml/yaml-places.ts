import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter } from 'yaml';

/** Tells in which line of a YAML document something stands. */
export interface YamlPlaces {
  /** The line, from 1, of the key or item at a path; of what is around it when it is not there. */
  lineOf(path: readonly PropertyKey[]): number;
}

export function yamlPlaces(document: Document, lines: LineCounter): YamlPlaces {
  return {
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const offset = offsetAt(document, path.slice(0, length));
        if (offset !== undefined) return lines.linePos(offset).line;
      }
      return 1;
    },
  };
}

function offsetAt(document: Document, path: readonly PropertyKey[]): number | undefined {
  const key = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const item = isCollection(parent) ? parent.get(key, true) : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}
