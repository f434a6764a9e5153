import { withIds } from '../blocks/interactive.ts';
import type { SlackSimulator } from '../simulator.ts';
import { APP } from '../workspace/directory.ts';
import type { Channel, Message, StoredFile, User, View } from '../workspace/model.ts';

/** A file without its bytes, and where the page finds them. */
export interface SeenFile extends Omit<StoredFile, 'bytes'> {
  url: string;
  lengthBytes: number;
}

/** A message as a person sees it: every block and element has an id. */
export interface SeenMessage extends Omit<Message, 'files'> {
  files: readonly SeenFile[];
}

/** Everything one person sees of the workspace. */
export interface Screen {
  me: User;
  /** Everybody, to say who wrote what. */
  users: readonly User[];
  botUserId: string;
  /** Those the person is in. */
  channels: readonly Channel[];
  messages: readonly SeenMessage[];
  /** The lowest first. */
  modals: readonly View[];
  home: View | null;
}

/** What this person sees now. @param user - id, e-mail address or full name */
export function screenOf(simulator: SlackSimulator, user: string): Screen {
  const users = simulator.users();
  const me = users.find(({ id, email, realName }) => [id, email, realName].includes(user));
  if (me === undefined) throw new Error(`There is no person ${user} in the workspace.`);
  const channels = simulator.channels().filter(({ memberIds }) => memberIds.includes(me.id));
  const messages = channels
    .flatMap(({ id }) => simulator.messages(id))
    .concat(simulator.ephemerals(me.id));
  return {
    me,
    users,
    botUserId: APP.botUserId,
    channels,
    messages: messages.map(seenMessage).toSorted((one, other) => byTime(one.ts, other.ts)),
    modals: simulator.modals(me.id).map(seenView),
    home: seenViewOrNull(simulator.home(me.id)),
  };
}

/** A message with ids, and its files without their bytes. */
export function seenMessage(message: Message): SeenMessage {
  return { ...message, blocks: withIds(message.blocks), files: message.files.map(seenFile) };
}

/** A file without its bytes. */
export function seenFile({ bytes, ...rest }: StoredFile): SeenFile {
  return { ...rest, url: `/_simulator/files/${rest.id}`, lengthBytes: bytes.byteLength };
}

function seenView(view: View): View {
  return { ...view, blocks: withIds(view.blocks) };
}

function seenViewOrNull(view: View | undefined): View | null {
  return view === undefined ? null : seenView(view);
}

function byTime(one: string, other: string): number {
  return Number(one) - Number(other);
}
