import { type Refused, refused } from '../fault.ts';
import { unescapeSlack } from '../slack-escapes.ts';

/** A piece of what was typed. `text` is what a person sees of it. */
export type Token =
  /** `key`: the word in lower case, for comparing. */
  | { readonly kind: 'word'; readonly text: string; readonly key: string }
  | { readonly kind: 'quoted'; readonly text: string }
  /** A Slack user or channel, which Slack writes as `<@U123|anna>` and `<#C123|late>`. */
  | { readonly kind: 'user' | 'channel'; readonly text: string; readonly id: string };

/** Marks around words that mean nothing: `today, please!`, `agent: 'anna'`. */
const PUNCTUATION = /[\s',;!?:]+/uy;
const TRAILING = /[',;!?:]+$/u;
const MENTION = /<(?:@(?<user>[UW][A-Z0-9]+)|#(?<channel>[CGD][A-Z0-9]+))(?:\|(?<name>[^<>]*))?>/uy;
/** A label ends at its colon, so that a name may follow without a space. */
const LABEL = /(agent|team|queue|shift|fallback|sort|top|by|in):/iuy;
const QUOTED = /"([^"]*)"/uy;
const WORD = /(?:(?!<(?:@[UW]|#[CGD])[A-Z0-9]+(?:\|[^<>]*)?>)[^\s"])+/uy;

/** Splits {@link fold}ed text. Refuses a quotation mark that is never closed. */
export function tokenize(text: string): readonly Token[] | Refused {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (take(PUNCTUATION); at < text.length; take(PUNCTUATION)) {
    const token =
      mention(take(MENTION)) ?? word(take(LABEL)) ?? quoted(take(QUOTED)) ?? word(take(WORD));
    if (token === undefined) {
      return refused({ kind: 'openQuote', given: unescapeSlack(text.slice(at + 1)) });
    }
    tokens.push(token);
  }
  return tokens;
}

function mention(match: RegExpExecArray | null): Token | undefined {
  if (match?.groups === undefined) return undefined;
  const { user, channel, name } = match.groups;
  return user === undefined
    ? { kind: 'channel', id: channel ?? '', text: `#${name ?? channel ?? ''}` }
    : { kind: 'user', id: user, text: `@${name ?? user}` };
}

function quoted(match: RegExpExecArray | null): Token | undefined {
  return match === null
    ? undefined
    : { kind: 'quoted', text: unescapeSlack(match[1] ?? '').trim() };
}

function word(match: RegExpExecArray | null): Token | undefined {
  if (match === null) return undefined;
  const text = unescapeSlack(match[0]).replace(TRAILING, '');
  return { kind: 'word', text, key: text.toLowerCase() };
}

/** The word at a place, in lower case; nothing where there is none, or a quoted name. */
export function keyAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token?.kind === 'word' ? token.key : undefined;
}

/** What a person sees of the tokens from one place up to another. */
export function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ kind, text }) => (kind === 'quoted' ? `"${text}"` : text))
    .join(' ');
}
