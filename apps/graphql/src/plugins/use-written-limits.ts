import type { Plugin } from 'graphql-yoga';
import { excess } from '../cost/excess.ts';
import { createWriting } from '../cost/written.ts';
import type { Limits } from '../limits.ts';

/**
 * Refuses what is written too deep, too broad, or with too many aliases or directives, before it is
 * validated: to look for fields that contradict each other takes the square of their number.
 */
export function useWrittenLimits(limits: Limits): Plugin {
  return {
    onValidate({ params: { documentAST }, setResult }) {
      const errors = excess(createWriting(documentAST).most(), limits);
      if (errors.length > 0) setResult(errors);
    },
  };
}
