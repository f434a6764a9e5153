import * as z from 'zod';
import { pageOf, paging, text } from '../http/arguments.ts';
import { defineMethod } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { wireUser } from '../wire/user.ts';
import type { User } from '../workspace/model.ts';

export const info = defineMethod({
  name: 'users.info',
  scopes: ['users:read'],
  args: z.object({ user: text() }),
  handle: ({ user }, service) =>
    told(service.workspace.directory.user(user), 'user_not_found', service),
});

export const lookupByEmail = defineMethod({
  name: 'users.lookupByEmail',
  scopes: ['users:read.email'],
  args: z.object({ email: text() }),
  handle({ email }, service) {
    const user = service.workspace.directory.userByEmail(email);
    return told(user?.isActive === true ? user : undefined, 'users_not_found', service);
  },
});

export const list = defineMethod({
  name: 'users.list',
  scopes: ['users:read'],
  args: z.object(paging(1000)),
  handle(args, service) {
    const { page, nextCursor } = pageOf(service.workspace.directory.users(), args);
    return {
      members: page.map((user) => wireUser(user, seesEmails(service))),
      response_metadata: { next_cursor: nextCursor },
    };
  },
});

function told(user: User | undefined, refusal: string, service: Service): Record<string, unknown> {
  if (user === undefined) throw new SlackError(refusal);
  return { user: wireUser(user, seesEmails(service)) };
}

function seesEmails({ settings }: Service): boolean {
  return settings.scopes.includes('users:read.email');
}
