// A child process: delivers digests until somebody ends it, in whichever way.
import { setTimeout as wait } from 'node:timers/promises';
import { DIGEST_SETTINGS } from '@halfhour/core';
import { contents } from './contents.ts';
import { type Order, QUICK, TOKEN } from './order.ts';
import { postAndRecord } from './post-and-record.ts';
import {
  createDigestApi,
  createLog,
  createSlackChannel,
  openDatabase,
  type Schema,
  startDigests,
  startPostgres,
} from './tried.ts';

const order: Order = JSON.parse(process.argv[2] ?? '');
const settings = { ...DIGEST_SETTINGS, ...QUICK };
const server = await startPostgres({ dataDir: order.dataDir });
const { kysely: db } = openDatabase<Schema>(server, { applicationName: 'chaos worker' });
const nowMs = () => Date.now();
const log = createLog('fatal');
const channel = createSlackChannel({
  api: createDigestApi({ token: TOKEN, url: order.slackUrl, fetch, nowMs, log }),
  callMs: settings.callMs,
  nowMs,
  shiftNameOf: async () => null,
});

if (order.design === 'rows') {
  await startDigests({
    db,
    channel,
    content: contents,
    // Everything is planned already.
    shifts: {
      toPlan: async () => ({ shifts: [], publishedOf: () => undefined }),
      byId: async () => undefined,
      daysOf: async () => [],
    },
    isRead: async () => true,
    settings,
    queue: order.hasQueue ? server : null,
    onEvent: () => undefined,
  });
} else {
  for (;;) {
    if (await postAndRecord({ db, channel, content: contents, settings })) continue;
    await wait(settings.pollMs);
  }
}
