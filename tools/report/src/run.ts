import type { ReportDeps } from '@halfhour/core';
import type { Format } from './format.ts';
import type { Output } from './output.ts';
import { reportPages } from './pages.ts';
import type { Progress } from './progress.ts';
import type { Question } from './question.ts';
import { createTally, type Summary } from './tally.ts';

/** A report to be made. */
export interface Run {
  readonly question: Question;
  readonly format: Format;
  readonly output: Output;
  readonly deps: ReportDeps;
  /** Also when not everything could be read. */
  readonly partial: boolean;
  /** Stopped before anything is shown, since both may be on the same terminal. */
  readonly progress: Pick<Progress, 'onPage' | 'stop'>;
}

/**
 * Reads page by page and writes what comes; the output is committed when all of it could be read,
 * or when part of it is good enough. Otherwise it stops at the first page with trouble.
 *
 * @throws what `reportPages` and the output throw; nothing is left behind then
 */
export async function run(
  { question, format, output, deps, partial, progress }: Run,
  signal: AbortSignal,
): Promise<Summary> {
  const tally = createTally();
  let begun = false;
  try {
    for await (const page of reportPages(question, deps, signal)) {
      progress.onPage(page);
      tally.add(page);
      if (!partial && page.unread.length > 0) return tally.summary();
      if (!begun) await output.write(format.begin(page.window));
      begun = true;
      for (const agent of page.agents) await output.write(format.agent(agent));
    }
    await output.write(format.end(tally.summary()));
    signal.throwIfAborted();
    progress.stop();
    await output.commit();
    return tally.summary();
  } finally {
    progress.stop();
    await output.abandon();
  }
}
