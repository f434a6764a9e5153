import type { AnyBlock } from '@slack/types';
import { ask } from '../ask/ask.ts';
import type { Through } from '../ask/find-rights.ts';
import { section } from '../blocks/elements.ts';
import { homeView } from '../blocks/home-view.ts';
import { manageButtons, type NamedCommand } from '../blocks/manage-buttons.ts';
import { subscriptionsPart } from '../blocks/subscription-message.ts';
import { isRefused } from '../fault.ts';
import { type Asker, findAsker, type Place } from '../manage/asker.ts';
import { describeSubscription } from '../manage/describe.ts';
import { listSubscriptions } from '../manage/list-subscriptions.ts';
import type { Managed } from '../manage/managed.ts';
import { parse } from '../parse/parse.ts';
import type { Reply } from '../send/reply.ts';
import { helpText } from '../wording/help.ts';
import { refusal } from '../wording/refusal.ts';
import type { BotDeps } from './bot-deps.ts';
import type { Outcome } from './listening.ts';

const QUESTION = 'today by team';

const HOME: Through = { through: 'home', kind: 'answer', families: ['worked'] };

/** What is told of digests has fewer rows of buttons. */
const BUTTONS_ROW = 90;
const BUTTONS: readonly NamedCommand[] = [
  ['My digests', 'subscriptions'],
  ['Subscribe a channel', 'subscribe'],
  ['Shifts', 'shifts'],
];

/**
 * Shows somebody's Home tab: the teams that they may see now, and what is told of digests.
 *
 * @param digests - @default their subscriptions
 */
export async function showHome(
  place: Place,
  deps: BotDeps,
  { digests, signal }: { readonly digests?: AnyBlock[]; readonly signal: AbortSignal },
): Promise<Outcome> {
  const command = parse(QUESTION);
  if (command.kind !== 'ask') throw new Error(`"${QUESTION}" is not understood.`);
  const { slackUserId } = place;
  const [answered, own] = await Promise.all([
    ask(command.question, slackUserId, { ...deps.ask, through: HOME }, signal),
    digests ?? digestsOf(place, deps, signal),
  ]);
  const today = isRefused(answered) ? refusal(answered.fault) : answered.answer;
  const buttons = deps.managed === null ? [] : manageButtons(BUTTONS_ROW, BUTTONS);
  const view = homeView({ help: helpText(), today, digests: [...own, ...buttons] });
  await deps.slack.publishHome(slackUserId, view);
  return isRefused(answered) ? `refused: ${answered.fault.kind}` : 'shown';
}

/** What is told instead of all that has to be asked for. @param text - mrkdwn, already escaped */
export async function showHomeWith(text: string, { slackUserId }: Place, { slack }: BotDeps) {
  const view = homeView({ help: helpText(), today: text, digests: [] });
  await slack.publishHome(slackUserId, view);
}

/** The way back to somebody who pressed a button on the tab: it is shown anew, with what is told. */
export function homeReply(place: Place, deps: BotDeps, mostMs = 10_000): Reply {
  return {
    async tell([{ text, blocks }]) {
      const signal = AbortSignal.timeout(mostMs);
      await showHome(place, deps, { digests: blocks ?? [section(text)], signal });
    },
  };
}

/** The subscriptions that are somebody's, with their buttons. */
async function digestsOf(place: Place, deps: BotDeps, signal: AbortSignal): Promise<AnyBlock[]> {
  const { managed } = deps;
  if (managed === null) return [section(refusal({ kind: 'noDigests' }))];
  const asker = await findAsker(place, deps.ask, signal);
  if (isRefused(asker)) return [section(refusal(asker.fault))];
  return listed(asker, managed);
}

async function listed(asker: Asker, managed: Managed): Promise<AnyBlock[]> {
  const own = await listSubscriptions(asker, managed);
  if (own.length === 0) return [section(refusal({ kind: 'notSubscribed' }))];
  const described = own.map(async (one) => describeSubscription(one, asker, managed));
  return subscriptionsPart(await Promise.all(described)).blocks;
}
