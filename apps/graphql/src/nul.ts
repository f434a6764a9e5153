import {
  type ASTVisitor,
  GraphQLError,
  type OperationDefinitionNode,
  type ValidationContext,
  type VariableValues,
} from 'graphql';

/** PostgreSQL keeps no text with this character, and nothing here is called by one. */
const NUL = '\u0000';

const message = (where: string) => `${where} holds the character U+0000; expected text without it.`;

/** A rule of validation: no text that is written holds U+0000. */
export function NoNul(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (node.value.includes(NUL)) {
        context.reportError(new GraphQLError(message('A text'), { nodes: node }));
      }
    },
  };
}

/** An error for each variable with U+0000 in it. */
export function nulErrors(
  { variableDefinitions = [] }: OperationDefinitionNode,
  { coerced }: VariableValues,
): GraphQLError[] {
  return variableDefinitions
    .filter(({ variable }) => holdsNul(coerced[variable.name.value]))
    .map(
      (node) =>
        new GraphQLError(message(`Variable "$${node.variable.name.value}"`), { nodes: node }),
    );
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsNul);
}
