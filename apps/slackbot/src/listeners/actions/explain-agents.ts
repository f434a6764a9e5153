import type { AckFn } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { findRights } from '../../ask/find-rights.ts';
import { agentOptions } from '../../blocks/explain-form.ts';
import { isRefused } from '../../fault.ts';
import type { BotDeps } from '../bot-deps.ts';

/** What the listener uses of all that Bolt hands it. */
interface OptionsArgs {
  readonly ack: AckFn<{ options: PlainTextOption[] }>;
  readonly options: { readonly value: string };
  readonly body: { readonly user: { readonly id: string } };
}

/** Slack waits three seconds for what a menu is to offer, ms. */
const PATIENCE_MS = 2500;

/** Offers the agents whose name begins as typed, out of those whom the person may see. */
export function explainAgents({ ask, log }: BotDeps) {
  return async ({ ack, options, body }: OptionsArgs): Promise<void> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const rights = await findRights(body.user.id, ask, signal);
      if (isRefused(rights)) return await ack({ options: [] });
      const { agents } = await rights.report.directory.search(options.value, signal);
      return await ack({ options: agentOptions(agents, options.value) });
    } catch (error) {
      log.warn({ err: error }, 'a menu of agents stays empty');
      return ack({ options: [] });
    }
  };
}
