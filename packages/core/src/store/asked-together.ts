/** A read that is under way, and the one that those who came since wait for. */
interface Turn<Found> {
  readonly running: Promise<Found>;
  next: Promise<Found> | null;
}

/**
 * The same read for many who ask at the same time: one is under way at most, and whoever asks meanwhile
 * is answered by the next one, with all others who did. So nobody is told what was so before they asked.
 *
 * @param keyOf - the same text for the same question
 */
export function askedTogether<Asked, Found>(
  read: (asked: Asked) => Promise<Found>,
  keyOf: (asked: Asked) => string,
): (asked: Asked) => Promise<Found> {
  const turns = new Map<string, Turn<Found>>();

  async function begin(key: string, asked: Asked): Promise<Found> {
    const turn: Turn<Found> = { running: read(asked), next: null };
    turns.set(key, turn);
    try {
      return await turn.running;
    } finally {
      if (turn.next === null) turns.delete(key);
    }
  }

  return async (asked) => {
    const key = keyOf(asked);
    const turn = turns.get(key);
    if (turn === undefined) return begin(key, asked);
    const after = async () => begin(key, asked);
    turn.next ??= turn.running.then(after, after);
    return turn.next;
  };
}
