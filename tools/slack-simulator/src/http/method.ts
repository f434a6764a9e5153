import type * as z from 'zod';
import { problemsOf } from '../blocks/problems.ts';
import type { Service } from './service.ts';
import { SlackError } from './slack-error.ts';

/** The fields of an answer, but for `ok`. */
type Answer = Record<string, unknown>;

/** One method of the Web API. */
export interface Method {
  /** Such as `chat.postMessage`. */
  name: string;
  /** Of which the token needs all. */
  scopes: readonly string[];
  /** Throws SlackError. */
  answer(given: Record<string, unknown>, service: Service): Answer;
}

interface Definition<Args extends z.ZodType> extends Omit<Method, 'answer'> {
  args: Args;
  handle(args: z.output<Args>, service: Service): Answer;
}

/** A method whose arguments are read first; the rest of it sees only good ones. */
export function defineMethod<Args extends z.ZodType>(definition: Definition<Args>): Method {
  const { name, scopes, args } = definition;
  return {
    name,
    scopes,
    answer(given, service) {
      const read = args.safeParse(given);
      if (!read.success)
        throw new SlackError('invalid_arguments', { messages: problemsOf(read.error.issues, '') });
      return definition.handle(read.data, service);
    },
  };
}

/** Throws `missing_scope` unless the token has every one of these. */
export function requireScopes(needed: readonly string[], { settings: { scopes } }: Service): void {
  if (needed.every((scope) => scopes.includes(scope))) return;
  throw new SlackError('missing_scope', {
    fields: { needed: needed.join(','), provided: scopes.join(',') },
  });
}
