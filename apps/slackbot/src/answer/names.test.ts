import { expect, it } from 'vitest';
import { agentName, cut, shownName } from './names.ts';

it('shows a name on one line, without what cannot be seen', () => {
  expect(shownName(' Zoë\n O’Hara\u202E\u200B ')).toBe('Zoë O’Hara');
  expect(shownName('\u202E\u2069 ')).toBe('(no name)');
});

it('keeps a name that runs from right to left from turning what follows', () => {
  expect(shownName('דנה לוי')).toBe('\u2068דנה לוי\u2069');
});

it('cuts between characters as people count them', () => {
  expect(cut('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…');
  expect(cut('abc', 3)).toBe('abc');
  expect(shownName('x'.repeat(200))).toHaveLength(40);
});

it('shows little of a character that is made of very many', () => {
  expect(shownName(`Z${'\u0300'.repeat(5000)}`).length).toBeLessThan(500);
  expect(shownName('x\uD83D').isWellFormed()).toBe(true);
});

it('names an agent without a name by the start of the id', () => {
  expect(agentName({ id: '1a2b3c4d-5e6f', name: null })).toBe('agent 1a2b3c4…');
});
