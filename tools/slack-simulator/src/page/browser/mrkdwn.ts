/** A piece of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'underline'; children: readonly Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: readonly Inline[] }
  | { kind: 'user' | 'channel'; id: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; fallback: string }
  | { kind: 'emoji'; name: string };

/** A line, or several that belong together. */
export type Passage =
  | { kind: 'line'; children: readonly Inline[] }
  | { kind: 'quote'; lines: readonly (readonly Inline[])[] }
  | { kind: 'pre'; text: string };

/** Reads text with Slack's markup. */
export function parseMrkdwn(text: string): Passage[] {
  return text.split('```').flatMap((part, index, parts) => {
    const isFenced = index % 2 === 1 && index < parts.length - 1;
    if (isFenced) return [{ kind: 'pre', text: unescaped(part.replace(/^\n/, '')) } as const];
    // A fence that nobody closed is text.
    const open = index % 2 === 1 ? '```' : '';
    return part === '' && open === '' ? [] : passagesOf(`${open}${part}`);
  });
}

/** Reads plain text, in which only emoji mean something. */
export function parsePlain(text: string): Passage[] {
  return text.split('\n').map((line) => ({
    kind: 'line',
    children: line
      .split(/(:[a-z0-9_+-]+:)/)
      .filter((part) => part !== '')
      .map((part) =>
        /^:[a-z0-9_+-]+:$/.test(part)
          ? { kind: 'emoji', name: part.slice(1, -1) }
          : { kind: 'text', text: part },
      ),
  }));
}

function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  for (const line of text.replace(/^\n|\n$/g, '').split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line)?.[1];
    const last = passages.at(-1);
    if (quoted === undefined) passages.push({ kind: 'line', children: parseInline(line) });
    else if (last?.kind === 'quote')
      passages.splice(-1, 1, { kind: 'quote', lines: [...last.lines, parseInline(quoted)] });
    else passages.push({ kind: 'quote', lines: [parseInline(quoted)] });
  }
  return passages;
}

/** What begins at the start of a text, each with the length it takes. */
const RULES: readonly {
  pattern: RegExp;
  read: (match: RegExpExecArray) => Inline;
}[] = [
  { pattern: /^`([^`\n]+)`/, read: ([, code = '']) => ({ kind: 'code', text: unescaped(code) }) },
  { pattern: /^<([^<>\n]+)>/, read: ([, inner = '']) => parseAngle(inner) },
  { pattern: /^:([a-z0-9_+-]+):/, read: ([, name = '']) => ({ kind: 'emoji', name }) },
  {
    pattern: styled('\\*'),
    read: ([, inner = '']) => ({ kind: 'bold', children: parseInline(inner) }),
  },
  {
    pattern: styled('_'),
    read: ([, inner = '']) => ({ kind: 'italic', children: parseInline(inner) }),
  },
  {
    pattern: styled('~'),
    read: ([, inner = '']) => ({ kind: 'strike', children: parseInline(inner) }),
  },
];

/** A mark, something without spaces at its ends, and the mark again at the end of a word. */
function styled(mark: string): RegExp {
  return new RegExp(`^${mark}(?=\\S)(.*?\\S)${mark}(?![\\p{L}\\p{N}])`, 'u');
}

function parseInline(line: string): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') found.push({ kind: 'text', text: unescaped(plain) });
    plain = '';
  };
  for (let at = 0; at < line.length;) {
    const rest = line.slice(at);
    const isInWord = /[\p{L}\p{N}]$/u.test(line.slice(0, at)) && /^[*_~]/.test(rest);
    const hit = isInWord ? undefined : firstMatch(rest);
    if (hit === undefined) {
      plain += line.charAt(at);
      at += 1;
    } else {
      flush();
      found.push(hit.inline);
      at += hit.length;
    }
  }
  flush();
  return found;
}

function firstMatch(text: string): { inline: Inline; length: number } | undefined {
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return { inline: read(match), length: match[0].length };
  }
  return undefined;
}

/** What stands in angle brackets: a mention, a date, a link. */
function parseAngle(inner: string): Inline {
  const [target = '', label] = inner.split('|');
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  const [, seconds, format = ''] = /^!date\^(\d+)\^([^^]+)/.exec(target) ?? [];
  if (seconds !== undefined)
    return { kind: 'date', seconds: Number(seconds), format, fallback: label ?? '' };
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1) };
  const url = unescaped(target);
  return {
    kind: 'link',
    url,
    children: label === undefined ? [{ kind: 'text', text: url }] : parseInline(label),
  };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
