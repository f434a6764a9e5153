import type { Block } from '../blocks/block.ts';

/** Somebody in the workspace: a person, the app's bot, or Slackbot. */
export interface User {
  /** `U…` */
  id: string;
  /** The handle. */
  name: string;
  realName: string;
  /** Undefined for bots. */
  email: string | undefined;
  /** IANA zone; some users have none. */
  zone: string | undefined;
  isBot: boolean;
  /** False for those who left. */
  isActive: boolean;
}

/** `im` is a direct message between the app and one person. */
export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  /** `C…`, or `D…` for a direct message. */
  id: string;
  /** Without the `#`; for a direct message the id of the person. */
  name: string;
  kind: ChannelKind;
  isArchived: boolean;
  /** Ids, the bot's among them when it was invited. */
  memberIds: readonly string[];
}

/** Data of the app's own, kept with a message and shown to nobody. */
export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** Something that was said in a channel. */
export interface Message {
  /** Seconds and microseconds; unique, and what a message is known by. */
  ts: string;
  channelId: string;
  /** Who said it. */
  userId: string;
  text: string;
  /** Empty for a message of text alone. */
  blocks: readonly Block[];
  /** The message it replies to. */
  threadTs: string | undefined;
  metadata: Metadata | undefined;
  files: readonly StoredFile[];
  edited: { userId: string; ts: string } | undefined;
  clientMsgId: string | undefined;
  /** The only person who sees it; undefined for everybody in the channel. */
  onlyFor: string | undefined;
  /** The last part of the response_url it was last written through; undefined for the Web API. */
  answerTo: string | undefined;
}

/** A file that was uploaded and completed. */
export interface StoredFile {
  /** `F…` */
  id: string;
  name: string;
  title: string;
  mimeType: string;
  altText: string | undefined;
  bytes: Uint8Array;
}

/** Which surface a view is on. */
export type ViewType = 'modal' | 'home';

/** A text of a view's frame. */
interface ViewText {
  type: 'plain_text';
  text: string;
  emoji?: boolean;
}

/** A modal or a Home tab, as one person sees it. */
export interface View {
  /** `V…` */
  id: string;
  type: ViewType;
  userId: string;
  /** Changes with every update. */
  hash: string;
  blocks: readonly Block[];
  title: ViewText | undefined;
  submit: ViewText | undefined;
  close: ViewText | undefined;
  callbackId: string;
  externalId: string;
  privateMetadata: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  /** The first modal of the stack; its own id for that one. */
  rootId: string;
  /** The modal under it. */
  previousId: string | undefined;
}
