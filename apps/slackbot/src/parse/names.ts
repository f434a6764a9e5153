import { type Refused, refused } from '../fault.ts';
import type { AgentName } from '../question.ts';
import { type Read, read, type Reader } from './piece.ts';
import { keyAt, textOf, type Token } from './tokens.ts';

/** Whether a name that is not quoted ends before a token. */
export type NameEnd = (tokens: readonly Token[], at: number) => boolean;

/**
 * Reads the name after a label: quoted, or every word up to the end of the name.
 *
 * @param at - where the name starts, after its label
 */
function readName(
  tokens: readonly Token[],
  at: number,
  endsName: NameEnd,
): Read<AgentName> | Refused {
  const token = tokens[at];
  if (token?.kind === 'quoted' && token.text !== '') {
    return read({ name: token.text, isWhole: true }, at + 1);
  }
  let next = at;
  while (!endsName(tokens, next)) next += 1;
  return next === at
    ? refused({ kind: 'incomplete', word: keyAt(tokens, at - 1) ?? '' })
    : read({ name: textOf(tokens, at, next), isWhole: false }, next);
}

/** Reads of which shift: `shift:late`, `shift "Late"`. */
export function shiftReader(endsName: NameEnd): Reader {
  return (tokens, at) => {
    if (keyAt(tokens, at) !== 'shift') return undefined;
    const found = readName(tokens, at + 1, endsName);
    return found.kind === 'refused'
      ? found
      : read({ slot: 'shift', value: found.piece.name }, found.next);
  };
}

/** Reads whose numbers: `agent:anna`, `team "Late shift"`, `queue support`, a mention. */
export function whoReader(endsName: NameEnd): Reader {
  return (tokens, at) => {
    const key = keyAt(tokens, at);
    const mentioned = tokens[key === 'agent' ? at + 1 : at];
    if (mentioned?.kind === 'user') {
      const next = key === 'agent' ? at + 2 : at + 1;
      return read({ slot: 'slackUser', value: mentioned.id }, next);
    }
    if (key !== 'agent' && key !== 'team' && key !== 'queue') return undefined;
    const found = readName(tokens, at + 1, endsName);
    if (found.kind === 'refused') return found;
    const { piece: name, next } = found;
    return read(
      key === 'agent' ? { slot: key, value: name } : { slot: key, value: name.name },
      next,
    );
  };
}
