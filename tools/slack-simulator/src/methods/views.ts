import * as z from 'zod';
import { text } from '../http/arguments.ts';
import { defineMethod } from '../http/method.ts';
import type { Service } from '../http/service.ts';
import { SlackError } from '../http/slack-error.ts';
import { wireView } from '../wire/view.ts';
import type { View } from '../workspace/model.ts';
import { viewDraft } from './view-draft.ts';

/** How many modals may lie on each other. */
const MOST_MODALS = 3;

const view = z.unknown().optional();
const hash = z.string().optional();

export const open = defineMethod({
  name: 'views.open',
  scopes: [],
  args: z.object({ trigger_id: text(), view }),
  handle(args, service) {
    const draft = viewDraft(args.view, 'modal', service);
    const { views, triggers } = service.workspace;
    refuseTakenId(draft.externalId, undefined, service);
    const userId = triggers.exchange(args.trigger_id);
    for (const shown of views.stack(userId).slice(0, 1)) views.close(shown);
    return { view: wireView(views.push(userId, draft)) };
  },
});

export const push = defineMethod({
  name: 'views.push',
  scopes: [],
  args: z.object({ trigger_id: text(), view }),
  handle(args, service) {
    const draft = viewDraft(args.view, 'modal', service);
    const { views, triggers } = service.workspace;
    refuseTakenId(draft.externalId, undefined, service);
    const userId = triggers.exchange(args.trigger_id);
    const { length } = views.stack(userId);
    if (length === 0) throw new SlackError('not_found');
    if (length >= MOST_MODALS) throw new SlackError('push_limit_reached');
    return { view: wireView(views.push(userId, draft)) };
  },
});

export const update = defineMethod({
  name: 'views.update',
  scopes: [],
  args: z.object({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash,
    view,
  }),
  handle(args, service) {
    const { views } = service.workspace;
    const shown =
      args.view_id === undefined
        ? views.byExternalId(args.external_id ?? '')
        : views.byId(args.view_id);
    if (shown === undefined) throw new SlackError('not_found');
    const draft = viewDraft(args.view, shown.type, service);
    refuseTakenId(draft.externalId, shown, service);
    requireHash(shown, args.hash);
    return { view: wireView(views.update(shown, draft)) };
  },
});

export const publish = defineMethod({
  name: 'views.publish',
  scopes: [],
  args: z.object({ user_id: text(), hash, view }),
  handle(args, service) {
    const { views, directory } = service.workspace;
    const user = directory.user(args.user_id);
    if (user === undefined || user.isBot) throw new SlackError('user_not_found');
    if (!service.settings.home) throw new SlackError('not_enabled');
    const draft = viewDraft(args.view, 'home', service);
    requireHash(views.home(user.id), args.hash);
    return { view: wireView(views.publish(user.id, draft)) };
  },
});

function requireHash(shown: View | undefined, given: string | undefined): void {
  if (given !== undefined && shown !== undefined && given !== shown.hash)
    throw new SlackError('hash_conflict');
}

/** An external id belongs to one view at a time. */
function refuseTakenId(externalId: string, own: View | undefined, { workspace }: Service): void {
  const taken = externalId === '' ? undefined : workspace.views.byExternalId(externalId);
  if (taken !== undefined && taken.id !== own?.id) throw new SlackError('duplicate_external_id');
}
