import type { Method } from '../http/method.ts';
import { authTest } from './auth-test.ts';
import { deleteMessage, postEphemeral, postMessage, update as updateMessage } from './chat.ts';
import {
  info as channelInfo,
  list as listChannels,
  ofUser,
  open as openChannel,
} from './conversations.ts';
import { completeUpload, getUploadUrl } from './files.ts';
import { history, replies } from './history.ts';
import { listMembers } from './usergroups.ts';
import { info as userInfo, list as listUsers, lookupByEmail } from './users.ts';
import { open as openView, publish, push, update as updateView } from './views.ts';

/** Every method of the Web API that is answered. */
export const METHODS: readonly Method[] = [
  authTest,
  postMessage,
  updateMessage,
  deleteMessage,
  postEphemeral,
  history,
  replies,
  channelInfo,
  listChannels,
  openChannel,
  userInfo,
  listUsers,
  lookupByEmail,
  ofUser,
  listMembers,
  openView,
  updateView,
  push,
  publish,
  getUploadUrl,
  completeUpload,
];
