import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** How much is written in an operation, fragments filled in wherever they are used. */
export interface Written {
  /** Fields within fields; within `__schema` and `__type`, which GraphQL bounds itself, none. */
  readonly depth: number;
  /** Fields; `__schema` and `__type` count as one. */
  readonly breadth: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: Written = { depth: 0, breadth: 0, aliases: 0, directives: 0 };

/**
 * Counts what is written in the definitions of a document without filling anything in, which a few
 * lines of fragments within fragments would make as large as they like. A fragment within itself,
 * which is not valid, counts once.
 */
export function createWriting({ definitions }: DocumentNode) {
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const counted = new Map<string, Written>();

  function ofFragment(name: string): Written {
    const known = counted.get(name);
    const fragment = fragments.get(name);
    if (known !== undefined || fragment === undefined) return known ?? NOTHING;
    counted.set(name, NOTHING);
    const written = of(fragment);
    counted.set(name, written);
    return written;
  }

  function within(selection: SelectionNode): Written {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    const below = sumOf((selection.selectionSet?.selections ?? []).map(counting));
    if (selection.kind === Kind.INLINE_FRAGMENT) return below;
    const isMeta = selection.name.value.startsWith('__');
    return {
      depth: isMeta ? 1 : below.depth + 1,
      breadth: isMeta ? 1 : below.breadth + 1,
      aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
      directives: below.directives,
    };
  }

  function counting(selection: SelectionNode): Written {
    const written = within(selection);
    return { ...written, directives: written.directives + (selection.directives?.length ?? 0) };
  }

  function of(definition: OperationDefinitionNode | FragmentDefinitionNode): Written {
    const written = sumOf(definition.selectionSet.selections.map(counting));
    return { ...written, directives: written.directives + (definition.directives?.length ?? 0) };
  }

  return {
    of,
    /** The most of each that is written in any operation or fragment. */
    most(): Written {
      return definitions
        .filter(
          (definition) =>
            definition.kind === Kind.OPERATION_DEFINITION ||
            definition.kind === Kind.FRAGMENT_DEFINITION,
        )
        .map(of)
        .reduce(mostOf, NOTHING);
    },
  };
}

function sumOf(parts: readonly Written[]): Written {
  return parts.reduce(
    (sum, part) => ({
      depth: Math.max(sum.depth, part.depth),
      breadth: sum.breadth + part.breadth,
      aliases: sum.aliases + part.aliases,
      directives: sum.directives + part.directives,
    }),
    NOTHING,
  );
}

function mostOf(one: Written, other: Written): Written {
  return {
    depth: Math.max(one.depth, other.depth),
    breadth: Math.max(one.breadth, other.breadth),
    aliases: Math.max(one.aliases, other.aliases),
    directives: Math.max(one.directives, other.directives),
  };
}
