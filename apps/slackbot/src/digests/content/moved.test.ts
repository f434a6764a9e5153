import { expect, it } from 'vitest';
import { plain } from '../../answer/testing.ts';
import { gistOf, readGist, type Told } from './gist.ts';
import { movedInWords } from './moved.ts';
import { aDigest } from './testing.ts';

const BEFORE: Told = { utilization: 0.742, handled: 90, missing: 4, restated: 0, open: 2 };

/** What the thread is told when these have changed. */
function moved(changes: Partial<Told>, before: Partial<Told> = {}): string | null {
  const words = movedInWords({ ...BEFORE, ...before }, { ...BEFORE, ...before, ...changes });
  return words === null ? null : plain(words);
}

it('says what moved and why', () => {
  expect(moved({ utilization: 0.76, handled: 93 })).toBe(
    '*74 % → 76 %*: 3 late conversations settled.',
  );
  expect(moved({ utilization: 0.71, handled: 91, open: 1, missing: 0, restated: 2 })).toBe(
    '*74 % → 71 %*: 1 late conversation settled, 1 open conversation ended, 4 half hours of agents ' +
      'came in and Genesys restated 2 half hours of agents.',
  );
  expect(moved({ utilization: 0.77 })).toBe('*74 % → 77 %*: half hours have settled.');
});

it('says nothing of a point or less, whatever else has changed', () => {
  expect(moved({ utilization: 0.752, handled: 99 })).toBeNull();
  expect(moved({ utilization: 0.76 }, { utilization: 0.75 })).toBeNull();
  expect(moved({ handled: 99 })).toBeNull();
});

it('says when a number comes or goes', () => {
  expect(moved({ utilization: 0.7 }, { utilization: null })).toMatch(/^\*– → 70 %\*/u);
  expect(moved({ utilization: null })).toMatch(/^\*74 % → –\*/u);
});

it('remembers what was told, names nobody, and does not trust what it can’t read', () => {
  const gist = gistOf(aDigest(), 3);
  const kept = JSON.stringify(gist);
  expect(readGist(kept)).toEqual(gist);
  expect(gist.told).toEqual({ utilization: 0.75, handled: 96, missing: 0, restated: 3, open: 0 });
  expect(kept).not.toMatch(/Anna|Bea|Hana/u);
  expect(readGist('')).toBeNull();
  expect(readGist('{"told":{}}')).toBeNull();
});
