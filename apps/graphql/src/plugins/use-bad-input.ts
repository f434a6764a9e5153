import { GraphQLError, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { asBadInput } from '../bad-input.ts';
import { NoNul } from '../nul.ts';

/** Turns what validation says about written values into `BAD_USER_INPUT` with the argument. */
export function useBadInput(): Plugin {
  return {
    onValidate({ params: { documentAST }, addValidationRule }) {
      addValidationRule(NoNul);
      return ({ result, setResult }) => {
        setResult(
          result.map((error: unknown) => {
            if (!(error instanceof GraphQLError) || !isAboutValue(error)) return error;
            return asBadInput(error, documentAST) ?? error;
          }),
        );
      };
    },
  };
}

const VALUES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

function isAboutValue({ nodes }: GraphQLError): boolean {
  return nodes?.[0] !== undefined && VALUES.has(nodes[0].kind);
}
