import {
  halfhourSettings,
  openHalfhour,
  readSettings,
  type Shift,
  type Shifts,
} from '@halfhour/core';
import type { ScenarioSummary } from '@halfhour/genesys-simulator';
import { ROOT } from '../env.ts';
import { SHIFT, ZONE } from './afternoon.ts';
import { findPlace } from './slack-place.ts';

/** The shift's name. */
const NAME = 'Afternoon';
/** Some minutes for late data, so that what is posted has not quite settled yet. */
const SETTLE_MINUTES = 2;

/** Where digests go, and of whom they tell. */
export interface Audience {
  readonly scenario: ScenarioSummary | undefined;
  /** The environment of the apps. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Without `#`. */
  readonly channelNames: readonly string[];
}

/** Subscribes channels to the afternoon shift of a team; to do so twice changes nothing. */
export async function subscribeToAfternoon({
  scenario,
  variables,
  channelNames,
}: Audience): Promise<void> {
  const env = readSettings(halfhourSettings(ROOT), variables);
  const halfhour = await openHalfhour(env, { name: 'dev', log: QUIET, syncs: false });
  try {
    const { shifts, digests, report } = halfhour;
    if (shifts === null || digests === null) return;
    const team = scenario?.teams.find(({ zone }) => zone === ZONE);
    const lead = scenario?.supervisors.find(({ teamId }) => teamId === team?.id);
    if (team === undefined || lead === undefined) return;
    const { signal } = new AbortController();
    const by = { directory: report.directory, signal, origin: 'slack' } as const;
    const shift = await shiftOf(team.id, shifts, by);
    for (const channelName of channelNames) {
      const place = await findPlace(variables, { channelName, email: lead.email });
      const wish = { shiftId: shift.id, fallbackOwnerId: null, showsNames: true };
      await digests.subscribe({ ...place, ...wish });
    }
  } finally {
    await halfhour.close();
  }
}

async function shiftOf(
  teamId: string,
  shifts: Shifts,
  by: Parameters<Shifts['create']>[1],
): Promise<Shift> {
  const given = { name: NAME, zone: ZONE, ...SHIFT, teamId, settleMinutes: SETTLE_MINUTES };
  return (await shifts.byName(NAME)) ?? shifts.create(given, by);
}

const QUIET = { debug: () => {}, info: () => {}, warn: () => {} };
