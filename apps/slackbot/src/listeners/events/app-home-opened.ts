import type { Reply } from '../../send/reply.ts';
import type { BotDeps } from '../bot-deps.ts';
import { showHome, showHomeWith } from '../home.ts';

/** What the listener uses of all that Bolt hands it. */
interface EventArgs {
  readonly event: {
    readonly user: string;
    /** Absent for apps that have no Home tab. */
    readonly tab?: string | undefined;
    /** What the tab showed before; nothing the first time. */
    readonly view?: object | undefined;
  };
  readonly body: { readonly team_id: string };
}

/** Somebody opens the app's Home tab: it is made anew, with the teams that they may see now. */
export function appHomeOpened(deps: BotDeps) {
  return async ({ event, body }: EventArgs): Promise<void> => {
    if (event.tab !== 'home') return;
    const place = { slackUserId: event.user, workspaceId: body.team_id, channelId: undefined };
    const reply: Reply = { tell: async ([{ text }]) => showHomeWith(text, place, deps) };
    // Bolt has acknowledged the event, and the tab itself is the way back.
    const heard = { kind: () => 'home', ack: async () => undefined, reply };
    await deps.listening(heard, async (signal) => {
      if (event.view === undefined) await showHomeWith('Reading …', place, deps);
      return showHome(place, deps, { signal });
    });
  };
}
