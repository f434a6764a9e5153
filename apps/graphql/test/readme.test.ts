import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../src/schema/index.ts';
import { ask } from './ask.ts';
import { simulatedServer } from './simulated-server.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** What stands in the README's code blocks of a language. */
function blocks(language: string): string[] {
  const found = readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gmsu'));
  return Array.from(found, ([, block = '']) => block);
}

it('gives the answer that the README shows to the query that it shows', async () => {
  const { server } = simulatedServer(Date.parse('2026-11-20T16:05:00Z'));
  const [query = '', json = ''] = [blocks('graphql')[0], blocks('json')[0]];
  const { data } = await ask(server, query);
  expect({ data }).toEqual(JSON.parse(json));
});

it('shows no query that the schema does not know', () => {
  const queries = blocks('graphql');
  expect(queries.length).toBeGreaterThan(1);
  expect(queries.flatMap((query) => validate(schema, parse(query)))).toEqual([]);
});
