// A child process that plans and delivers digests by a fast clock, from when it is told until it is ended.
import { once } from 'node:events';
import { DIGEST_SETTINGS } from '@halfhour/core';
import { type FastClock, quicken } from '@halfhour/fast-clock';
import { type NightOrder, nightSettings } from './night.ts';
import { TOKEN } from './order.ts';
import {
  bodyOf,
  createDigestApi,
  createLog,
  createPublishedStore,
  createShifts,
  createShiftStore,
  createSlackChannel,
  openDatabase,
  type Schema,
  startDigests,
  startPostgres,
} from './tried.ts';

const { dataDir, slackUrl }: NightOrder = JSON.parse(process.argv[2] ?? '');
const beginning = once(process, 'message');
process.send?.('up');
const [clock]: FastClock[] = await beginning;
if (clock === undefined) throw new Error('There is no clock to go by.');
// Timers stay as they are: at this speed, time-outs of connections would be over at once.
quicken(clock, { timers: false });
const settings = { ...DIGEST_SETTINGS, ...nightSettings(clock.speed) };
const server = await startPostgres({ dataDir });
const { kysely: db } = openDatabase<Schema>(server, { applicationName: 'night worker' });
const nowMs = () => Date.now();

await startDigests({
  db,
  channel: createSlackChannel({
    api: createDigestApi({ token: TOKEN, url: slackUrl, fetch, nowMs, log: createLog('fatal') }),
    callMs: settings.callMs,
    nowMs,
    shiftNameOf: async () => null,
  }),
  content: {
    async build({ delivery: { localDate, span }, isLate }) {
      const [start, end] = [span.startMs, span.endMs].map((ms) => new Date(ms).toISOString());
      const text = `${localDate}: ${start} to ${end}${isLate ? ' (late)' : ''}`;
      return { body: bodyOf([{ text }]), isFinal: true, headline: '' };
    },
    missed: async (missed) =>
      bodyOf([{ text: `missed: ${missed.map(({ localDate }) => localDate).join(', ')}` }]),
  },
  shifts: createShifts({
    store: createShiftStore(db),
    published: createPublishedStore(db),
    schedules: {
      read: async () => ({ kind: 'read', agentIds: [], shifts: [], weeks: [] }),
      units: async () => ({ units: [], unread: [] }),
    },
    nowMs,
  }),
  isRead: async () => true,
  settings,
  queue: null,
  onEvent: () => undefined,
});
