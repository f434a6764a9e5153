import { drawLine, type Terminal } from '@halfhour/command';
import type { TransferProgress } from '@halfhour/core';
import { progressLine } from './progress-line.ts';

/** Shows how far it is, on a line of the terminal that it writes again and again. */
export interface Progress {
  readonly onProgress: (progress: TransferProgress) => void;
  /** Clears the line. */
  readonly stop: () => void;
}

/** For output that nobody watches. */
export const silentProgress: Progress = { onProgress: () => undefined, stop: () => undefined };

/** Progress that is drawn as time goes by, until it is stopped. */
export function createProgress(terminal: Terminal): Progress {
  let latest: TransferProgress | undefined;
  return {
    onProgress(progress) {
      latest = progress;
    },
    stop: drawLine(terminal, () => latest && progressLine(latest)),
  };
}
