import { readFileSync } from 'node:fs';
import { type Collector, startCollector } from '@halfhour/service/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDigests } from './asked-digests.ts';
import { type WatchedWorld, watchedWorld } from './watched-world.ts';

const HANA = 'hana.ivanov.1@example.com';
const PATIENT = { timeout: 90_000, interval: 100 };
const DAY_MS = 86_400_000;

const running = new AsyncDisposableStack();
let world: WatchedWorld;
let traces: Collector;
beforeAll(async () => {
  world = running.use(await watchedWorld());
  traces = await startCollector();
  running.defer(() => traces.close());
});
afterAll(async () => running.disposeAsync());

/** The metrics that the alert rules name. */
const ALERTED = new Set(
  readFileSync(new URL('../../../docs/monitoring/alerts.yaml', import.meta.url), 'utf8').match(
    /\b(?:halfhour|nodejs)_\w+/gu,
  ),
);

/** Of these, those that a bot does not have. */
const OF_GRAPHQL: ReadonlySet<string> = new Set(['halfhour_turned_away_total']);

/** The names of the traces that there are, each with the names of what was done in them. */
function tracesByName(): Map<string, Set<string>> {
  const byTrace = Map.groupBy(traces.spans(), ({ traceId }) => traceId);
  const named = new Map<string, Set<string>>();
  for (const spans of byTrace.values()) {
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(roots).toHaveLength(1);
    const name = roots[0]?.name ?? '';
    const parts = named.get(name) ?? new Set();
    for (const span of spans) parts.add(span.name);
    named.set(name, parts);
  }
  return named;
}

it('shows a command, a read of the sync and a digest as a trace each and in its metrics, without a name of anybody', async () => {
  const bot = await world.start({ OTEL_EXPORTER_OTLP_ENDPOINT: traces.url, LOG_LEVEL: 'debug' });
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 200, slack: 'answers', lagMs: 0 });
  // Never read by the sync: it reads some days, and this one is asked live.
  const longAgo = new Date(Date.now() - 8 * DAY_MS).toISOString().slice(0, 10);
  const asked = { user: HANA, channel: 'team-leads', text: longAgo };
  const answer = await (await world.slack.command(asked)).answer();
  expect(answer.text).toMatch(/^All agents/u);
  await askDigests(world.halfhour, world.slack, { name: 'team-leads' });
  await expect
    .poll(async () => bot.metrics('halfhour_digest_deliveries{state="sent"}'), PATIENT)
    .toEqual({ 'halfhour_digest_deliveries{state="sent"}': 1 });
  const metrics = await bot.metrics('');
  const { log, ended } = await bot.end('SIGTERM');
  expect(ended).toBe(0);

  const byName = tracesByName();
  const parts = (name: string) => [...(byName.get(name) ?? [])].join('\n');
  expect(parts('slack')).toMatch(/^(?:GET|POST) \/api\/v2\//mu);
  expect(parts('slack')).toMatch(/^select /mu);
  expect(parts('slack')).toMatch(/^slack response_url$/mu);
  expect(parts('sync recent')).toMatch(/^POST \/api\/v2\/analytics/mu);
  expect(parts('sync recent')).toMatch(/^insert agent_day/mu);
  expect(parts('digest send')).toMatch(/^update delivery$/mu);
  expect(parts('digest send')).toMatch(/^slack chat\.postMessage$/mu);

  const shown = new Set(Object.keys(metrics).map((name) => name.replace(/\{.*/u, '')));
  expect([...ALERTED].filter((name) => !shown.has(name) && !OF_GRAPHQL.has(name))).toEqual([]);
  expect(metrics).toMatchObject({
    'halfhour_answer_seconds_count{kind="ask",outcome="answered"}': 1,
    'halfhour_digest_events_total{event="sent"}': 1,
    'halfhour_http_responses_total{status="200"}': expect.any(Number),
    halfhour_ready: 1,
    'halfhour_slack_call_seconds_count{method="chat.postMessage",outcome="ok"}': expect.any(Number),
    'halfhour_slack_call_seconds_count{method="response_url",outcome="ok"}': expect.any(Number),
    'halfhour_sync_read_seconds_count{task="recent"}': expect.any(Number),
  });
  expect(metrics['halfhour_sync_rows_written_total']).toBeGreaterThan(0);

  const { agents } = await world.halfhour.report.directory.all(AbortSignal.timeout(60_000));
  const told = traces.sent() + JSON.stringify(metrics);
  for (const { id, name } of agents) {
    expect(told).not.toContain(id);
    expect(told + log).not.toContain(name);
  }
  expect(told + log).not.toMatch(/simulator-secret|@example\.com|xoxb-/u);
  expect(told).not.toContain(longAgo);
});

it('says that Slack refuses and is silent, and posts the digest once when it is back', async () => {
  const bot = await world.start();
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 200, slack: 'answers' });
  const posted = () =>
    world.slack.messages('planning').filter(({ threadTs }) => threadTs === undefined).length;
  const failures = async () =>
    (await bot.metrics('halfhour_digest_events_total{event="failed"}'))[
      'halfhour_digest_events_total{event="failed"}'
    ] ?? 0;
  const again = async () =>
    world.store.database.pool.query(
      "update delivery set next_try = now() where state = 'retry' and next_try > now()",
    );

  world.slack.addFault({ kind: 'error', error: 'token_revoked', times: 1_000_000 });
  await askDigests(world.halfhour, world.slack, { name: 'planning' });
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 503, slack: 'refuses' });
  await expect.poll(failures, PATIENT).toBe(1);
  expect(await bot.metrics('halfhour_digest_deliveries{state="retry"}')).toEqual({
    'halfhour_digest_deliveries{state="retry"}': 1,
  });

  world.slack.clearFaults();
  world.slack.addFault({ kind: 'dropConnection', times: 1_000_000 });
  await again();
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 503, slack: 'silent' });
  await expect.poll(failures, PATIENT).toBe(2);
  expect(await bot.metrics('halfhour_ready')).toEqual({ halfhour_ready: 0 });
  const calls = await bot.metrics('halfhour_slack_call_seconds_count{');
  expect(calls).toMatchObject({
    'halfhour_slack_call_seconds_count{method="auth.test",outcome="refused"}': expect.any(Number),
    'halfhour_slack_call_seconds_count{method="auth.test",outcome="silent"}': expect.any(Number),
  });
  expect(posted()).toBe(0);

  world.slack.clearFaults();
  await again();
  await expect.poll(bot.ready, PATIENT).toMatchObject({ code: 200, slack: 'answers' });
  await expect
    .poll(async () => bot.metrics('halfhour_digest_events_total{event="sent"}'), PATIENT)
    .toEqual({ 'halfhour_digest_events_total{event="sent"}': 1 });
  expect(await bot.metrics('halfhour_digest_deliveries{state="retry"}')).toEqual({});
  expect(posted()).toBe(1);
  const { log, ended } = await bot.end('SIGTERM');
  expect(ended).toBe(0);
  expect(log).toContain('digests: could not be delivered, and will be tried again');
});
