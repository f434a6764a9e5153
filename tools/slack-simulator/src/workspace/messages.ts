import type { Changes } from './changes.ts';
import type { Message } from './model.ts';

/** What a new message says; the rest of it is made here. */
type Draft = Pick<Message, 'channelId' | 'userId' | 'text'> &
  Partial<Omit<Message, 'ts' | 'edited'>>;

/** What an edit may change. */
type Revision = Partial<Pick<Message, 'text' | 'blocks' | 'metadata' | 'answerTo'>>;

/** Everything that was said and not deleted, ephemeral messages too. */
export interface Messages {
  post(draft: Draft): Message;
  /** Marks it as edited; an ephemeral message shows no such mark. */
  edit(message: Message, revision: Revision): Message;
  remove(message: Message): void;
  find(channelId: string, ts: string): Message | undefined;
  /** In order; those for one person only are among them. */
  in(channelId: string): readonly Message[];
  all(): readonly Message[];
}

/** @param timestamp - gives the next message's time. */
export function createMessages(changes: Changes, timestamp: () => string): Messages {
  const messages = new Map<string, Message>();
  return {
    post(draft) {
      const message = { ...EMPTY, ...draft, ts: timestamp() };
      messages.set(message.ts, message);
      changes.add({ kind: 'posted', message });
      return message;
    },
    edit(message, revision) {
      const edited =
        message.onlyFor === undefined ? { userId: message.userId, ts: timestamp() } : undefined;
      const revised = { ...message, ...revision, edited };
      messages.set(message.ts, revised);
      changes.add({ kind: 'edited', message: revised });
      return revised;
    },
    remove(message) {
      messages.delete(message.ts);
      changes.add({ kind: 'deleted', message });
    },
    find(channelId, ts) {
      const message = messages.get(ts);
      return message?.channelId === channelId ? message : undefined;
    },
    in: (channelId) => [...messages.values()].filter((one) => one.channelId === channelId),
    all: () => [...messages.values()],
  };
}

const EMPTY = {
  blocks: [],
  threadTs: undefined,
  metadata: undefined,
  files: [],
  edited: undefined,
  clientMsgId: undefined,
  onlyFor: undefined,
  answerTo: undefined,
} satisfies Partial<Message>;
