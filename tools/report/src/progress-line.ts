/** How far a report is. */
export interface ProgressState {
  /** Pages of agents that have been read. */
  readonly pagesRead: number;
  /** `null`: not known before the first page. */
  readonly pages: number | null;
  readonly conversations: number;
  readonly requestsLastMinute: number;
  readonly requestsPerMinute: number;
  readonly retries: number;
  /** For how long requests have been waiting for the budget, ms; 0: none waits. */
  readonly waitingMs: number;
}

/** Waits shorter than this are not worth a word, ms. */
const WORTH_TELLING_MS = 1000;

/** How far it is, in one line. */
export function progressLine(state: ProgressState): string {
  const page = state.pagesRead + 1;
  const pages =
    state.pages === null ? `page ${page}` : `page ${Math.min(page, state.pages)} of ${state.pages}`;
  return [
    `Reading ${pages}`,
    ...(state.waitingMs < WORTH_TELLING_MS
      ? []
      : [`waiting ${Math.floor(state.waitingMs / 1000)} s for the request budget`]),
    `${state.conversations.toLocaleString('en-GB')} conversations`,
    `${state.requestsLastMinute} of ${state.requestsPerMinute} requests this minute`,
    ...(state.retries === 0 ? [] : [`${state.retries} tried again`]),
  ].join(' · ');
}
