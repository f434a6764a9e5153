import { type ASTNode, type DocumentNode, GraphQLError, Kind, visit } from 'graphql';

/**
 * An error about a value that the client gave, as `BAD_USER_INPUT` that names its argument.
 *
 * @returns undefined when the error is about something else than a value
 */
export function asBadInput(error: GraphQLError, document: DocumentNode): GraphQLError | undefined {
  const node = error.nodes?.[0];
  const argument = node && argumentOf(node, document);
  if (argument === undefined) return undefined;
  return new GraphQLError(error.message, {
    ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
    extensions: { code: 'BAD_USER_INPUT', argument, http: { status: 400, spec: true } },
  });
}

/** The argument that a value is given to: written there, or as a variable. */
function argumentOf(value: ASTNode, document: DocumentNode): string | undefined {
  const variable = value.kind === Kind.VARIABLE_DEFINITION ? value.variable.name.value : undefined;
  let found: string | undefined;
  visit(document, {
    Argument(argument) {
      visit(argument.value, {
        enter(node) {
          const isVariable = node.kind === Kind.VARIABLE && node.name.value === variable;
          if (node === value || isVariable) found ??= argument.name.value;
        },
      });
    },
  });
  return found;
}
