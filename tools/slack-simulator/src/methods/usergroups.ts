import * as z from 'zod';
import { text } from '../http/arguments.ts';
import { defineMethod } from '../http/method.ts';
import { SlackError } from '../http/slack-error.ts';

export const listMembers = defineMethod({
  name: 'usergroups.users.list',
  scopes: ['usergroups:read'],
  args: z.object({ usergroup: text() }),
  handle({ usergroup }, { workspace }) {
    const users = workspace.directory.userGroupMembers(usergroup);
    if (users === undefined) throw new SlackError('no_such_subteam');
    return { users };
  },
});
