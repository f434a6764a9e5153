import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';

/** The fields of an operation, those in fragments too. */
export function rootFields(
  { selections }: SelectionSetNode,
  document: DocumentNode,
): readonly FieldNode[] {
  const fragments = document.definitions.filter(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const within =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : fragments.find(({ name }) => name.value === selection.name.value);
    return within === undefined ? [] : rootFields(within.selectionSet, document);
  });
}
