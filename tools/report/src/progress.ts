import { drawLine, type Terminal } from '@halfhour/command';
import type { GenesysEvent, Report, RequestBudget } from '@halfhour/core';
import { progressLine } from './progress-line.ts';

/** Shows how far the report is, on a line of the terminal that it writes again and again. */
export interface Progress {
  readonly budget: RequestBudget;
  readonly onEvent: (event: GenesysEvent) => void;
  readonly onConversation: () => void;
  readonly onPage: (page: Report) => void;
  /** Clears the line. */
  readonly stop: () => void;
}

export interface ProgressOptions {
  readonly budget: RequestBudget;
  readonly requestsPerMinute: number;
  readonly terminal: Terminal;
  /** The clock, epoch ms. */
  readonly nowMs: () => number;
}

const nothing = () => undefined;

/** For output that nobody watches. */
export function silentProgress(budget: RequestBudget): Progress {
  return { budget, onEvent: nothing, onConversation: nothing, onPage: nothing, stop: nothing };
}

/** Progress that is drawn as time goes by, until it is stopped. */
export function createProgress(options: ProgressOptions): Progress {
  const { terminal, nowMs, requestsPerMinute } = options;
  let pagesRead = 0;
  let pages: number | null = null;
  let conversations = 0;
  let retries = 0;
  const watched = watchBudget(options.budget, nowMs);

  const stop = drawLine(terminal, () => {
    const counts = { pagesRead, pages, conversations, retries, requestsPerMinute };
    return progressLine({ ...counts, ...watched.usage() });
  });
  return {
    budget: watched.budget,
    onEvent(event) {
      if (event.kind === 'retry') retries += 1;
    },
    onConversation() {
      conversations += 1;
    },
    onPage({ agents, hasNextPage, totalCount }) {
      pagesRead += 1;
      pages ??= hasNextPage ? Math.ceil(totalCount / agents.length) : 1;
    },
    stop,
  };
}

/** A budget that can tell what of it was used in the last minute, and for how long someone waits. */
function watchBudget(budget: RequestBudget, nowMs: () => number) {
  const startsMs: number[] = [];
  let waiting = 0;
  let waitingSinceMs = 0;
  return {
    budget: {
      ...budget,
      async acquire(request) {
        if (waiting === 0) waitingSinceMs = nowMs();
        waiting += 1;
        try {
          await budget.acquire(request);
          startsMs.push(nowMs());
        } finally {
          waiting -= 1;
          waitingSinceMs = nowMs();
        }
      },
    } satisfies RequestBudget,
    usage() {
      while ((startsMs[0] ?? Infinity) <= nowMs() - 60_000) startsMs.shift();
      return {
        requestsLastMinute: startsMs.length,
        waitingMs: waiting === 0 ? 0 : nowMs() - waitingSinceMs,
      };
    },
  };
}
