/** A message as far as it is counted. */
export interface Counted {
  readonly ts: string;
  readonly text: string;
  /** Of the message it replies to. */
  readonly threadTs: string | undefined;
  readonly mark: string | undefined;
}

/** What became of digests. */
export interface Tally {
  readonly digests: number;
  /** There is exactly one message. */
  readonly once: number;
  readonly duplicated: number;
  readonly missing: number;
  /** Those whose message says at last what it should, and whose thread was told why. */
  readonly edited: number;
}

/** What a digest's message is to say at last, and what of it its thread. */
interface Expected {
  readonly text: string;
  readonly reply: string;
}

/** Counts what is in the channels of digests, which are known by their marks. */
export function tally(
  ids: readonly string[],
  messages: readonly Counted[],
  expectedOf: (id: string) => Expected,
): Tally {
  const own = Map.groupBy(
    messages.filter(({ threadTs }) => threadTs === undefined),
    ({ mark }) => mark,
  );
  const replies = Map.groupBy(messages, ({ threadTs }) => threadTs);
  const counts = ids.map((id) => own.get(id)?.length ?? 0);
  const isEdited = (id: string) => {
    const { text, reply } = expectedOf(id);
    const [message] = own.get(id) ?? [];
    if (message === undefined) return false;
    const told = replies.get(message.ts) ?? [];
    return message.text === text && told.some((one) => one.text === reply);
  };
  return {
    digests: ids.length,
    once: counts.filter((count) => count === 1).length,
    duplicated: counts.filter((count) => count > 1).length,
    missing: counts.filter((count) => count === 0).length,
    edited: ids.filter(isEdited).length,
  };
}
