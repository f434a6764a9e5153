import type { DigestChannel, Found, Lost, OwnerNotice, Refused } from './channel.ts';

/** A message in a channel that does not exist. */
interface FakeMessage {
  readonly channelId: string;
  readonly mark: string;
  readonly ts: string;
  body: string;
  readonly replies: { readonly mark: string; readonly body: string }[];
}

type Method = keyof DigestChannel;

/** What a call comes to instead of what it should. */
interface Trouble {
  readonly method: Method;
  readonly outcome: Refused | Lost;
  /** Whether it is done all the same. */
  readonly isDone: boolean;
}

export const LOST: Lost = { kind: 'lost', reason: 'no answer' };

export function refused(
  verdict: Refused['verdict'],
  reason: string,
  retryAfterMs?: number,
): Refused {
  return { kind: 'refused', verdict, reason, retryAfterMs };
}

/** Channels in memory, with trouble as it is ordered. */
export function fakeChannel() {
  const messages: FakeMessage[] = [];
  const told: { readonly userId: string; readonly notice: OwnerNotice['notice'] }[] = [];
  const calls: Method[] = [];
  const troubles: Trouble[] = [];
  const state = { isReadable: true, posts: 0 };
  const fake = {
    /** All that is there. */
    messages,
    /** What owners were told. */
    told,
    /** What was called, in order. */
    calls,
    /** Whether one can look what is there. */
    state,
    /** Orders trouble for the next call of a method. */
    trouble(method: Method, outcome: Trouble['outcome'], { isDone = false } = {}) {
      troubles.push({ method, outcome, isDone });
    },
    /** The bodies in a channel, in order. */
    bodies: (channelId = 'C-late') =>
      messages.filter((message) => message.channelId === channelId).map(({ body }) => body),
  };

  async function call<Result>(method: Method, run: () => Result): Promise<Result | Refused | Lost> {
    calls.push(method);
    const index = troubles.findIndex((one) => one.method === method);
    const [trouble] = index === -1 ? [] : troubles.splice(index, 1);
    if (trouble === undefined) return run();
    if (trouble.isDone) run();
    return trouble.outcome;
  }

  function withTs(ts: string): FakeMessage | undefined {
    return messages.find((message) => message.ts === ts);
  }

  function found([ts, ...others]: readonly string[]): Found {
    if (!state.isReadable) return { kind: 'unreadable', reason: 'missing_scope' };
    return ts === undefined ? { kind: 'absent' } : { kind: 'posted', ts, others };
  }

  const done = { kind: 'done' } as const;
  const channel: DigestChannel = {
    find: async ({ place: { channelId }, mark }) =>
      call('find', () => {
        const ours = messages.filter((one) => one.channelId === channelId && one.mark === mark);
        return found(ours.map(({ ts }) => ts));
      }),
    findReply: async ({ mark, ts }) =>
      call('findReply', () => {
        const ours = withTs(ts)?.replies.filter((one) => one.mark === mark) ?? [];
        return found(ours.map((one) => one.mark));
      }),
    post: async ({ place: { channelId }, mark, body }) =>
      call('post', () => {
        state.posts += 1;
        const ts = `${state.posts}.0`;
        messages.push({ channelId, mark, ts, body, replies: [] });
        return { kind: 'posted', ts } as const;
      }),
    update: async ({ ts, body }) =>
      call('update', () => {
        const message = withTs(ts);
        if (message === undefined) return refused('never', 'message_not_found');
        message.body = body;
        return done;
      }),
    reply: async ({ ts, mark, body }) =>
      call('reply', () => {
        withTs(ts)?.replies.push({ mark, body });
        return { kind: 'posted', ts: mark } as const;
      }),
    delete: async ({ ts }) =>
      call('delete', () => {
        const index = messages.findIndex((message) => message.ts === ts);
        if (index !== -1) messages.splice(index, 1);
        return done;
      }),
    tell: async (userId, { notice }) =>
      call('tell', () => {
        told.push({ userId, notice });
        return done;
      }),
  };
  return { ...fake, channel };
}
