import * as z from 'zod';
import { defineMethod } from '../http/method.ts';
import { APP } from '../workspace/directory.ts';

export const authTest = defineMethod({
  name: 'auth.test',
  scopes: [],
  args: z.object({}),
  handle: (_args, { settings }) => ({
    url: `${settings.url}/`,
    team: APP.teamName,
    user: 'halfhour',
    team_id: APP.teamId,
    user_id: APP.botUserId,
    bot_id: APP.botId,
    is_enterprise_install: false,
  }),
});
