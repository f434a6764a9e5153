/** How long this thread works without a pause. */
export interface Stretches {
  /** The longest stretch since the last time this was called, in CPU time, ms. */
  longestMs(): number;
}

/**
 * Watches for how long at a stretch this thread works: so long whatever else is to be done in it has
 * to wait. It is what an event-loop delay is on a machine with nothing else to do, and unlike that
 * it does not grow with the load of the machine.
 */
export function watchStretches(): Stretches {
  let lastMs = threadMs();
  let longestMs = 0;
  const look = () => {
    const nowMs = threadMs();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  };
  setInterval(look, 1).unref();
  return {
    longestMs() {
      const found = longestMs;
      longestMs = 0;
      return found;
    },
  };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
