import { type Asking, type Audit, audited, type Family, type NumbersRead } from '@halfhour/core';
import { type DocumentNode, getOperationAST, type OperationDefinitionNode, visit } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { rootFields } from '../answers/root-fields.ts';
import type { AskContext } from '../ask-context.ts';

/** What an operation has read: of an answer that is given again, what it was made of. */
export interface Reads {
  readonly reads: readonly NumbersRead[];
  /** Notes that it is given to who asks now. */
  readonly hears: (read: NumbersRead) => void;
}

type Context = YogaInitialContext &
  Pick<AskContext, 'principal' | 'report' | 'restatements'> &
  Reads;

/** Writes down whose numbers an operation reads, for whom and by which fields. */
export function useAudit(audit: Pick<Audit, 'note'>): Plugin<Context> {
  return {
    onExecute({ args, extendContext }) {
      const { document, contextValue, operationName } = args;
      const definition = getOperationAST(document, operationName);
      if (definition === null || definition === undefined) return;
      const { principal, report, restatements } = contextValue;
      const asking = askingOf(principal, definition, document);
      const reads: NumbersRead[] = [];
      const hears = (read: NumbersRead) => {
        reads.push(read);
        audit.note(asking, read);
      };
      extendContext({ ...audited({ report, restatements }, hears), reads, hears });
    },
  };
}

function askingOf(
  { id: who }: AskContext['principal'],
  { selectionSet }: OperationDefinitionNode,
  document: DocumentNode,
): Asking {
  const fields = rootFields(selectionSet, document).map(({ name }) => name.value);
  const through = [...new Set(fields)].join();
  return { who, app: 'graphql', through, kind: 'answer', families: familiesIn(document) };
}

/** The numbers of the other two families are under fields of their names. */
function familiesIn(document: DocumentNode): readonly Family[] {
  const named = new Set<string>();
  visit(document, { Field: ({ name }) => void named.add(name.value) });
  const others: readonly Family[] = ['booked', 'started'];
  return ['worked', ...others.filter((family) => named.has(family))];
}
