import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { simulatedServer } from './simulated-server.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** What stands in the README's first code block of a language. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'msu').exec(readme)?.[1];
  if (found === undefined) throw new Error(`The README has no block of ${language}.`);
  return found;
}

it('gives the answer that the README shows to the query that it shows', async () => {
  const { server } = simulatedServer(Date.parse('2026-11-20T16:05:00Z'));
  const { data } = await ask(server, block('graphql'));
  expect({ data }).toEqual(JSON.parse(block('json')));
});
