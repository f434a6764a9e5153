import { type Report, report, type ReportDeps } from '@halfhour/core';
import type { Question } from './question.ts';

/** Agents on a page: as many as one read of conversations can name. */
const AGENTS_A_PAGE = 100;

/**
 * The answer page by page, so that a report of thousands of agents needs no more memory than one of
 * a hundred. The clock stands still, so that all pages have the same window.
 *
 * @throws ReportInputError when the question can't be answered, or the signal's reason
 */
export async function* reportPages(
  question: Question,
  deps: ReportDeps,
  signal: AbortSignal,
): AsyncGenerator<Report> {
  const startedMs = deps.nowMs();
  const frozen = { ...deps, nowMs: () => startedMs };
  for (let after: string | undefined, more = true; more;) {
    const page = await report({ ...question, first: AGENTS_A_PAGE, after }, frozen, signal);
    yield page;
    after = page.agents.at(-1)?.cursor;
    more = page.hasNextPage && after !== undefined;
  }
}
