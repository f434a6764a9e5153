import type { AckFn } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import type { Directory } from '@halfhour/core';
import { findRights } from '../../ask/find-rights.ts';
import { isRefused } from '../../fault.ts';
import type { BotDeps } from '../bot-deps.ts';

/** What the listener uses of all that Bolt hands it. */
interface OptionsArgs {
  readonly ack: AckFn<{ options: PlainTextOption[] }>;
  readonly options: { readonly value: string };
  readonly body: { readonly user: { readonly id: string } };
}

/** What a menu offers for what was typed in it, out of what somebody may see. */
export type Offer = (
  typed: string,
  seen: { readonly directory: Directory; readonly deps: BotDeps },
  signal: AbortSignal,
) => Promise<PlainTextOption[]>;

/** Slack waits three seconds for what a menu is to offer, ms. */
const PATIENCE_MS = 2500;

/** Fills a menu while somebody types in it; it stays empty for who may see nothing. */
export function menu(deps: BotDeps, offer: Offer) {
  return async ({ ack, options, body }: OptionsArgs): Promise<void> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const rights = await findRights(body.user.id, deps.ask, signal);
      if (isRefused(rights)) return await ack({ options: [] });
      const { directory } = rights.report;
      return await ack({ options: await offer(options.value, { directory, deps }, signal) });
    } catch (error) {
      deps.log.warn({ err: error }, 'a menu stays empty');
      return ack({ options: [] });
    }
  };
}
