import { ReportInputError, reportWindow, type Span } from '@halfhour/core';
import {
  type DocumentNode,
  getArgumentValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableValues,
} from 'graphql';
import { rootFields } from './root-fields.ts';

/** An operation that is about to run. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly schema: GraphQLSchema;
  readonly variables: VariableValues;
}

/** The field whose answer follows from the half hours of a window. */
const HALF_HOURS = 'utilization';

/**
 * The windows that an operation asks about, as they are answered at `nowMs`.
 *
 * @returns `null` when something is asked that has no version: another field, or a window that
 * can't be answered
 */
export function windowsAsked(operation: Operation, nowMs: number): Span[] | null {
  const { definition, schema, variables } = operation;
  if (definition.operation !== 'query') return null;
  const windows: Span[] = [];
  for (const node of rootFields(definition.selectionSet, operation.document)) {
    if (node.name.value === '__typename') continue;
    const field = schema.getQueryType()?.getFields()[node.name.value];
    if (field?.name !== HALF_HOURS) return null;
    const { from, to }: Asked = getArgumentValues(field, node, variables);
    const window = windowOf(from, to, nowMs);
    if (window === null) return null;
    windows.push(window);
  }
  return windows.length === 0 ? null : windows;
}

/** The arguments of the field that say which window. */
interface Asked {
  readonly from?: number;
  readonly to?: number;
}

function windowOf(fromMs = NaN, toMs = NaN, nowMs = NaN): Span | null {
  try {
    return reportWindow({ fromMs, toMs }, nowMs);
  } catch (error) {
    if (error instanceof ReportInputError) return null;
    throw error;
  }
}
