import { parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Stops reading a query after so many words and signs, whatever it says. */
export function useMaxTokens(maxTokens: number): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source) => parse(source, { maxTokens }));
    },
  };
}
