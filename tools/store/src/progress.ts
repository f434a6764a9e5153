import type { TransferProgress } from '@halfhour/core';
import { progressLine } from './progress-line.ts';

/** Shows how far it is, on a line of the terminal that it writes again and again. */
export interface Progress {
  readonly onProgress: (progress: TransferProgress) => void;
  /** Clears the line. */
  readonly stop: () => void;
}

const REDRAWN_EVERY_MS = 200;
const CLEAR_LINE = '\r\u001B[K';

/** For output that nobody watches. */
export const silentProgress: Progress = { onProgress: () => undefined, stop: () => undefined };

/** Progress that is drawn as time goes by, until it is stopped. */
export function createProgress(terminal: {
  write(text: string): unknown;
  readonly columns?: number;
}): Progress {
  let latest: TransferProgress | undefined;
  let isDrawn = false;

  const timer = setInterval(() => {
    if (latest === undefined) return;
    isDrawn = true;
    // A terminal that does not know its size says 0.
    const { columns = 0 } = terminal;
    terminal.write(CLEAR_LINE + progressLine(latest).slice(0, (columns === 0 ? 80 : columns) - 1));
  }, REDRAWN_EVERY_MS);
  timer.unref();
  return {
    onProgress(progress) {
      latest = progress;
    },
    stop() {
      clearInterval(timer);
      if (isDrawn) terminal.write(CLEAR_LINE);
      isDrawn = false;
    },
  };
}
