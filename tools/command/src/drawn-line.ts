/** A terminal, as far as a line is drawn on it. */
export interface Terminal {
  write(text: string): unknown;
  readonly columns?: number;
}

const REDRAWN_EVERY_MS = 200;
const CLEAR_LINE = '\r\u001B[K';
/** Of a terminal that does not know its size: it says 0, or nothing. */
const USUAL_COLUMNS = 80;

/**
 * Draws a line again and again, as time goes by.
 *
 * @param textOf - what it says now; `undefined`: nothing yet
 * @returns clears it, for good
 */
export function drawLine(terminal: Terminal, textOf: () => string | undefined): () => void {
  let isDrawn = false;
  const timer = setInterval(() => {
    const text = textOf();
    if (text === undefined) return;
    isDrawn = true;
    const { columns = 0 } = terminal;
    terminal.write(CLEAR_LINE + text.slice(0, (columns === 0 ? USUAL_COLUMNS : columns) - 1));
  }, REDRAWN_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    if (isDrawn) terminal.write(CLEAR_LINE);
    isDrawn = false;
  };
}
