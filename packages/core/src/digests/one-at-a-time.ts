/** Runs one at a time. Whoever asks while one runs waits for one that begins afterwards. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function begin(): Promise<void> {
    next = undefined;
    try {
      await (running = run());
    } finally {
      running = undefined;
    }
  }

  return async () => {
    if (running === undefined) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}
