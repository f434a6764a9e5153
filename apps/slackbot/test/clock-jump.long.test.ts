import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDigests } from './asked-digests.ts';
import { type WatchedWorld, watchedWorld } from './watched-world.ts';

const HOUR_MS = 3_600_000;
const JUMP_HOURS = 3;
const PATIENT = { timeout: 90_000, interval: 100 };
const CHANNEL = 'planning';
const BEHIND = 'halfhour_clock_behind_seconds';
const COMMAND = { user: 'hana.ivanov.1@example.com', channel: 'team-leads', text: 'yesterday' };

const running = new AsyncDisposableStack();
let world: WatchedWorld;
beforeAll(async () => {
  world = running.use(await watchedWorld());
});
afterAll(async () => running.disposeAsync());

it('says by how much its clock was set ahead and when it is right again, reads on, and posts each digest once', async () => {
  const bot = await world.start({ LOG_LEVEL: 'info' }, { jumpMs: JUMP_HOURS * HOUR_MS });
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 200, lagMs: 0 });
  expect(await bot.metrics(BEHIND)).toEqual({ [BEHIND]: 0 });
  const posted = () =>
    world.slack.messages(CHANNEL).filter(({ threadTs }) => threadTs === undefined).length;
  await askDigests(world.halfhour, world.slack, { name: CHANNEL });
  await expect.poll(posted, PATIENT).toBe(1);

  bot.jumpClock();
  const behindHours = async () => Math.round(((await bot.metrics(BEHIND))[BEHIND] ?? 0) / 3600);
  await expect.poll(behindHours, PATIENT).toBe(-JUMP_HOURS);
  expect(await bot.ready()).toMatchObject({ code: 200, genesys: 'answers' });
  expect((await world.slack.command(COMMAND)).ack.status).toBe(401);
  await askDigests(world.halfhour, world.slack, { name: CHANNEL });
  await expect.poll(posted, PATIENT).toBe(2);

  bot.jumpClock();
  await expect.poll(behindHours, PATIENT).toBe(0);
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 200, genesys: 'answers' });
  const asked = await world.slack.command(COMMAND);
  expect((await asked.answer()).text).toMatch(/^All agents, Yesterday/u);
  const { rows } = await world.store.database.pool.query(
    'select slot from sync_slot where slot > $1 and work_read_at is not null',
    [new Date(world.genesys.nowMs())],
  );
  expect(rows).toEqual([]);
  await expect
    .poll(async () => bot.metrics('halfhour_digest_events_total{event="sent"}'), PATIENT)
    .toEqual({ 'halfhour_digest_events_total{event="sent"}': 2 });
  expect(posted()).toBe(2);
  const { log, ended } = await bot.end('SIGTERM');
  expect(ended).toBe(0);
  expect(log).toContain('"status":401,"why":"timestamp"');
});
