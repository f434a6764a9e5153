import { createCsv } from '@halfhour/core';
import type { About, Format } from './format.ts';

/** CSV: a header, and a row for each agent and half hour. */
export function csv(about: About): Format {
  const { head, agent } = createCsv(about);
  return { begin: head, agent, end: () => '' };
}
