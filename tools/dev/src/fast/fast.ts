import { resolve } from 'node:path';
import { nodeOptions, quicken } from '@halfhour/fast-clock';
import { type DevEnvironment, ROOT } from '../env.ts';
import { UsageError } from '../flags.ts';
import { SHIFT, ZONE } from './afternoon.ts';
import { openFastStore } from './fast-store.ts';

/** How long after its end a half hour settles, minutes: the apps’ own half an hour is long to watch. */
const SETTLE_MINUTES = 5;

/** A fast afternoon has begun. */
export interface Fast {
  /** One line for people. */
  readonly announcement: string;
  /** Environment variables that take the apps there. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Makes this process go by a fast clock, and prepares a store that does.
 *
 * @param goesOn - whether with the afternoon of the last time
 * @throws UsageError when somebody else's clock would have to go along
 */
export async function beginFast(environment: DevEnvironment, goesOn: boolean): Promise<Fast> {
  if (environment.hasGenesys) throw new UsageError(needsNo('GENESYS_CLIENT_ID'));
  if (environment.hasSlack && !environment.isSlackHere) {
    throw new UsageError(needsNo('SLACK_BOT_TOKEN'));
  }
  const { NODE_OPTIONS = '', HALFHOUR_DATA = '.halfhour' } = environment.variables;
  const dataDir = resolve(ROOT, HALFHOUR_DATA, 'fast');
  const { clock, close } = await openFastStore(dataDir, goesOn);
  // What runs here only needs the time; a busy machine needs its own for connections.
  quicken(clock, { timers: false });
  const { speed } = clock;
  return {
    announcement:
      `Time runs ${speed} times as fast. The shift Afternoon ends at ${SHIFT.end}; it is ` +
      `${new Date().toLocaleTimeString('en-GB', { timeZone: ZONE })} in London. Look at #team-leads.`,
    variables: {
      NODE_OPTIONS: `${NODE_OPTIONS} ${nodeOptions(clock)}`.trim(),
      DATABASE_URL: '',
      HALFHOUR_DATA: dataDir,
      HALFHOUR_SETTLE_MINUTES: String(SETTLE_MINUTES),
      HALFHOUR_ZONE: ZONE,
    },
    stop: close,
  };
}

function needsNo(name: string): string {
  return `--fast is of the simulators, which can go by another clock: leave out ${name}.`;
}
