import { ask } from '../../ask/ask.ts';
import type { Answer } from '../../answer/answer.ts';
import { homeView } from '../../blocks/home-view.ts';
import { isRefused } from '../../fault.ts';
import { parse } from '../../parse/parse.ts';
import type { Reply } from '../../send/reply.ts';
import { helpText } from '../../wording/help.ts';
import { refusal } from '../../wording/refusal.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';

/** What the listener uses of all that Bolt hands it. */
interface EventArgs {
  readonly event: {
    readonly user: string;
    /** Absent for apps that have no Home tab. */
    readonly tab?: string | undefined;
    /** What the tab showed before; nothing the first time. */
    readonly view?: object | undefined;
  };
}

const QUESTION = 'today by team';

/** Somebody opens the app's Home tab: it is made anew, with the teams that they may see now. */
export function appHomeOpened(deps: BotDeps) {
  return async ({ event }: EventArgs): Promise<void> => {
    if (event.tab !== 'home') return;
    const show = async (today: Answer | string) => {
      const subscriptions = await deps.digests.subscriptionsOf(event.user);
      const view = homeView({ help: helpText(), today, subscriptions });
      await deps.slack.publishHome(event.user, view);
    };
    const reply: Reply = { tell: async ([{ text }]) => show(text) };
    // Bolt has acknowledged the event, and the tab itself is the way back.
    const heard = { kind: () => 'home', ack: async () => undefined, reply };
    await deps.listening(heard, async (signal) => {
      if (event.view === undefined) await show('Reading …');
      return showToday(event.user, { show, deps }, signal);
    });
  };
}

interface Showing {
  readonly show: (today: Answer | string) => Promise<void>;
  readonly deps: BotDeps;
}

async function showToday(
  slackUserId: string,
  { show, deps }: Showing,
  signal: AbortSignal,
): Promise<Outcome> {
  const command = parse(QUESTION);
  if (command.kind !== 'ask') throw new Error(`"${QUESTION}" is not understood.`);
  const answered = await ask(command.question, slackUserId, deps.ask, signal);
  if (!isRefused(answered)) {
    await show(answered.answer);
    return 'shown';
  }
  await show(refusal(answered.fault));
  return `refused: ${answered.fault.kind}`;
}
