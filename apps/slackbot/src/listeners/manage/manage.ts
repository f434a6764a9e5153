import { type Asker, findAsker } from '../../manage/asker.ts';
import type { Managed } from '../../manage/managed.ts';
import { isRefused } from '../../fault.ts';
import type { Command } from '../../parse/parse.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Outcome } from '../listening.ts';
import type { Occasion } from '../occasion.ts';
import { refuse } from '../refuse.ts';
import { changeSubscription } from './change-subscription.ts';
import { endShift } from './end-shift.ts';
import { openShiftForm } from './open-shift-form.ts';
import { openSubscribeForm } from './open-subscribe-form.ts';

import { subscribe } from './subscribe.ts';
import { tellShifts } from './tell-shifts.ts';
import { tellSubscriptions } from './tell-subscriptions.ts';

/** A command about shifts and subscriptions. */
export type ManageCommand = Exclude<Command, { readonly kind: 'ask' | 'help' | 'refused' }>;

/** Those that open forms. */
type FormCommand = { readonly kind: 'subscribeForm' | 'newShift' | 'editShift' };

/** How a command was given, and is answered. */
export interface How {
  /** By a button of a list: the list is told anew in its place. */
  readonly replaces: boolean;
  /** Whether they were asked before whether they are sure. */
  readonly isSure: boolean;
}

/** How a command is answered that was typed. */
export const TYPED: How = { replaces: false, isSure: false };

/** Who manages something, and what with. */
export interface Managing {
  readonly asker: Asker;
  readonly managed: Managed;
  readonly occasion: Occasion;
  readonly deps: BotDeps;
  readonly how: How;
}

/** Does what a command says about shifts and subscriptions, and tells what came of it. */
export async function manage(
  command: ManageCommand,
  given: Pick<Managing, 'occasion' | 'deps' | 'how'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { occasion, deps } = given;
  const { managed } = deps;
  if (managed === null) return refuse({ kind: 'noDigests' }, occasion.reply);
  // Forms have to be opened within three seconds: before it is known who asks.
  const opening = { occasion, deps, managed };
  if (command.kind === 'newShift') return openShiftForm(null, opening, signal);
  if (command.kind === 'editShift') return openShiftForm(command.shift, opening, signal);
  if (command.kind === 'subscribeForm') {
    return openSubscribeForm(command.channel, opening, signal);
  }
  const asker = await findAsker(occasion, deps.ask, signal);
  if (isRefused(asker)) return refuse(asker.fault, occasion.reply);
  return obey(command, { ...given, managed, asker });
}

async function obey(
  command: Exclude<ManageCommand, FormCommand>,
  managing: Managing,
): Promise<Outcome> {
  switch (command.kind) {
    case 'subscribe':
      return subscribe(command.wish, managing);
    case 'subscriptions':
      return tellSubscriptions(managing);
    case 'shifts':
      return tellShifts(managing);
    case 'endShift':
      return endShift(command.shift, managing);
    case 'unsubscribe':
    case 'pause':
    case 'resume':
    case 'digestNow':
    default:
      return changeSubscription(command, managing);
  }
}
