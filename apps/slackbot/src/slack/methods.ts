const HISTORY = ['channels:history', 'groups:history', 'im:history'] as const;

/**
 * Every method of Slack's Web API that is called, with the scopes it needs. The app's manifest asks
 * for these scopes and no others, which a test holds.
 */
export const METHODS = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  // Public channels take a message without an invitation.
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  // Of public and private channels, and of direct messages with the bot.
  'conversations.history': HISTORY,
  'conversations.open': ['im:write'],
  'conversations.replies': HISTORY,
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of a method that is called. */
export type Method = keyof typeof METHODS;
