import { withIds } from '../blocks/interactive.ts';
import { APP } from '../workspace/directory.ts';
import type { View } from '../workspace/model.ts';

/** A view as the Web API and the payloads have it. @param values - what was filled in so far */
export function wireView(
  view: View,
  values: Record<string, unknown> = {},
): Record<string, unknown> {
  const { id, type, hash, blocks, title, submit, close } = view;
  return {
    id,
    team_id: APP.teamId,
    type,
    blocks: withIds(blocks),
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    state: { values },
    hash,
    title: title ?? null,
    submit: submit ?? null,
    close: close ?? null,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: APP.appId,
    app_installed_team_id: APP.teamId,
    bot_id: APP.botId,
  };
}
