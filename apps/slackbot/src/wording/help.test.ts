import { expect, it } from 'vitest';
import { parse } from '../parse/parse.ts';
import { TOPICS } from '../parse/topics.ts';
import { unescapeSlack } from '../slack-escapes.ts';
import { helpText } from './help.ts';

/** What to type, of all that a text tells to type. */
const commandsIn = (text: string) =>
  [...text.matchAll(/`\/utilization([^`]+)`/gu)].map(([, words = '']) => words);

it.each([undefined, ...TOPICS])('gives only examples that are understood on %s', (topic) => {
  const commands = commandsIn(helpText(topic));
  expect(commands).not.toEqual([]);
  expect(commands.filter((words) => parse(words).kind === 'refused')).toEqual([]);
});

it('names every topic in the overview', () => {
  for (const topic of TOPICS) expect(helpText()).toContain(topic);
});

it('is short enough for one block, and mentions nobody', () => {
  for (const topic of [undefined, ...TOPICS]) {
    expect(helpText(topic).length).toBeLessThan(3000);
    expect(helpText(topic)).not.toMatch(/[<>]/u);
    expect(unescapeSlack(helpText(topic))).toBe(helpText(topic));
  }
});
