/** Attributes of an SVG element. */
type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element. Attributes are escaped; what is within it is taken as it is. */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** A line of text. The text is escaped. */
export function text(content: string, attributes: Attributes): string {
  return element('text', attributes, escapeXml(content));
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML does not allow at all is left out. */
function escapeXml(content: string): string {
  return content
    .toWellFormed()
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"]/gu, (character) => ESCAPED[character] ?? '');
}
