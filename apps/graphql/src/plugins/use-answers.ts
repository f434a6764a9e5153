import { type ExecutionResult, getOperationAST, type VariableValues } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { answerKey, type VersionOf } from '../answers/answer-key.ts';
import { type Answer, type AnswerMemory, answerFrom } from '../answers/answer-memory.ts';
import type { FreshnessNotes } from '../answers/freshness.ts';
import { cacheHeaders, isKnown } from '../answers/http-cache.ts';
import { type Operation, windowsAsked } from '../answers/windows-asked.ts';
import type { Reads } from './use-audit.ts';

/** What {@link useAnswers} needs. */
export interface AnswersOptions {
  readonly memory: AnswerMemory;
  /** `null`: nothing is kept, so that no answer is given twice. */
  readonly versionOf: VersionOf | null;
  /** A name for what the one who asks may see: only those of one name share answers. */
  readonly scopeOf: (request: Request) => string;
  readonly nowMs: () => number;
}

interface Context extends YogaInitialContext, Reads {
  readonly freshness: FreshnessNotes;
  readonly variables: VariableValues;
  /** Told here: the answer was given before. */
  readonly isRemembered?: boolean;
}

/** An answer on its way. */
interface Sending {
  readonly freshness: FreshnessNotes;
  readonly reads: Reads['reads'];
  /** Under which it may be given again; `null`: it may not, since not all of it has a version. */
  readonly key: string | null;
  /** `null`: it has yet to be made. */
  answer: Answer | null;
}

/**
 * Gives an answer again, byte for byte but for what it cost, as long as what is kept of its windows has
 * the same version, and tells clients how long it stays as it is. Mutations and errors are left alone.
 */
export function useAnswers(options: AnswersOptions): Plugin<Context> {
  const { memory, nowMs } = options;
  const sendings = new WeakMap<Request, Sending>();

  function made(sending: Sending, whole: unknown): Answer {
    const { key, freshness, reads } = sending;
    const text = JSON.stringify(whole);
    const answer = answerFrom(text, key === null ? 'live' : freshness.worst(), reads);
    if (key !== null) memory.set(key, answer, nowMs());
    return answer;
  }

  return {
    async onExecute({ args, extendContext, setResultAndStopExecution }) {
      const { document, schema, contextValue } = args;
      const definition = getOperationAST(document, args.operationName);
      if (definition?.operation !== 'query') return;
      const { request, freshness, variables, reads, hears } = contextValue;
      const key = await keyOf({ document, definition, schema, variables }, contextValue, options);
      const answer = key === null ? null : memory.get(key, nowMs());
      sendings.set(request, { freshness, reads, key, answer });
      if (answer === null) return;
      // Whoever gets it now has seen these numbers as well.
      for (const read of answer.reads) hears(read);
      extendContext({ isRemembered: true });
      // Not what is sent: that is the remembered text.
      setResultAndStopExecution({ data: null });
    },

    onExecutionResult(payload) {
      const { request, result } = payload;
      const sending = sendings.get(request);
      if (sending === undefined || result === undefined || Symbol.asyncIterator in result) return;
      if (result.errors === undefined) {
        const stringify = ({ extensions, ...whole }: ExecutionResult): string => {
          sending.answer ??= made(sending, whole);
          return asText(withExtensions(sending.answer.body, extensions));
        };
        payload.setResult({ ...result, stringify });
      } else {
        sendings.delete(request);
      }
    },

    onResponse(payload) {
      const { request, response, fetchAPI } = payload;
      const answer = sendings.get(request)?.answer ?? null;
      const type = response.headers.get('content-type') ?? '';
      if (answer === null || !type.includes('json')) return;
      const { etag, ...others } = cacheHeaders(answer, type);
      response.headers.set('etag', etag);
      for (const [name, value] of Object.entries(others)) response.headers.set(name, value);
      if (request.method !== 'GET' || !isKnown(etag, request.headers.get('if-none-match'))) return;
      const { headers } = response;
      for (const name of ['content-type', 'content-length']) headers.delete(name);
      payload.setResponse(new fetchAPI.Response(null, { status: 304, headers }));
    },
  };
}

/** The bytes of an answer, with extensions that are not remembered with it. */
function withExtensions(body: Buffer, extensions: ExecutionResult['extensions']): Buffer {
  if (extensions === undefined) return body;
  const rest = Buffer.from(`,"extensions":${JSON.stringify(extensions)}}`);
  return Buffer.concat([body.subarray(0, -1), rest]);
}

/**
 * Bytes, for where yoga wants text: a `Response` takes them as they are, and whatever else is made of
 * them makes text of them first. As text they would be decoded, measured and encoded again, which was
 * two fifths of giving an answer again.
 */
function asText(bytes: Buffer): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as said above
  return bytes as unknown as string;
}

async function keyOf(
  operation: Operation,
  { request, params }: YogaInitialContext,
  { versionOf, scopeOf, nowMs }: AnswersOptions,
): Promise<string | null> {
  const windows = versionOf === null ? null : windowsAsked(operation, nowMs());
  if (versionOf === null || windows === null) return null;
  const { query = '', operationName = null } = params;
  const variables = operation.variables.coerced;
  return answerKey(
    { query, operationName, variables, scope: scopeOf(request), windows },
    versionOf,
  );
}
