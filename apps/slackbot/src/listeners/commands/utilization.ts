import { localDate, localDay, MAX_AGENTS, report, type ReportDeps } from '@halfhour/core';
import type { AckFn, RespondArguments } from '@slack/bolt';
import type { Logger } from 'pino';
import { todayInWords } from '../../wording/today.ts';

/** What the listener needs of the world. */
export interface UtilizationDeps {
  readonly reportDeps: ReportDeps;
  /** IANA zone of the site. */
  readonly zone: string;
  readonly log: Logger;
  /** Ends the work of a question when the app stops. */
  readonly signal: AbortSignal;
}

/** What the listener uses of all that Bolt hands it. */
interface CommandArgs {
  readonly ack: AckFn<RespondArguments>;
  readonly respond: (message: RespondArguments) => Promise<unknown>;
}

/** `/utilization`: today so far, of everybody, told privately to who asked. */
export function utilizationCommand(deps: UtilizationDeps) {
  return async ({ ack, respond }: CommandArgs): Promise<void> => {
    await ack();
    await respond({ response_type: 'ephemeral', text: await answer(deps) });
  };
}

async function answer({ reportDeps, zone, log, signal }: UtilizationDeps): Promise<string> {
  try {
    const nowMs = reportDeps.nowMs();
    const { span } = localDay(localDate(nowMs, zone), zone);
    const query = { fromMs: span.startMs, toMs: span.endMs, first: MAX_AGENTS };
    return todayInWords(await report(query, reportDeps, signal), zone);
  } catch (error) {
    const ref = crypto.randomUUID().slice(0, 4).toUpperCase();
    log.error({ err: error, ref }, 'a command failed');
    return `Something went wrong (ref ${ref}), nothing was posted.`;
  }
}
