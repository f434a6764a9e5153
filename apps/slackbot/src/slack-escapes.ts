const PLAIN: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it was typed, from what Slack sends for it. */
export function unescapeSlack(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/gu, (entity) => PLAIN[entity] ?? entity);
}

/** Text that Slack shows as it is: no mention, no link. */
export function escapeSlack(text: string): string {
  return text.replaceAll(/[&<>]/gu, (character) => ESCAPED[character] ?? character);
}
