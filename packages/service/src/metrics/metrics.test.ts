import type { StoreHealth } from '@halfhour/core';
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import type { Watched } from './watched.ts';

const STATUS: StoreHealth['sync'] = {
  halfHours: { MISSING: 48, RUNNING: 1, PROVISIONAL: 2, SETTLED: 21, FINAL: 0 },
  coverage: { startMs: 1_000_000_000_000, endMs: 1_000_000_800_000 },
  settledUntilMs: null,
  lagMs: 900_000,
  readAtMs: null,
  isGenesysSilent: true,
  backfills: [
    { startMs: 0, endMs: 0, halfHours: 48, left: 12 },
    { startMs: 0, endMs: 0, halfHours: 192, left: 30 },
  ],
  troubles: [],
  directoryReadAtMs: null,
  areJobsPermitted: null,
  clockBehindMs: -3_600_000,
};
const HEALTHY: StoreHealth = { schema: 'current', hasRoom: false, sync: STATUS };

function watched(health: StoreHealth | null): Watched {
  return {
    kept: {
      health: async () => health,
      connections: () => ({ busy: 3, idle: 1, waiting: 2, most: 10 }),
      budgetUse: async () => ({ used: 40, limit: 300, backgroundLimit: 240, pausedUntilMs: null }),
    },
    digests: { counts: async () => ({ sent: 12, dead: 1 }) },
    readiness: { status: async () => (health === null ? 'unavailable' : 'ready') },
    answerMemoryBytes: () => 4096,
  };
}

/** The lines of ours about these metrics, without the words about them. */
async function shown(metrics: ReturnType<typeof createMetrics>, of: Watched): Promise<string[]> {
  const lines = (await metrics.text(of)).split('\n');
  return lines.filter((line) => line.startsWith('halfhour_') && !line.includes('_bucket{'));
}

it('shows what is looked at', async () => {
  expect(await shown(createMetrics(), watched(HEALTHY))).toEqual(
    expect.arrayContaining([
      'halfhour_ready 1',
      'halfhour_answer_memory_bytes 4096',
      'halfhour_database_up 1',
      'halfhour_database_schema_current 1',
      'halfhour_database_has_room 0',
      'halfhour_database_connections{state="busy"} 3',
      'halfhour_database_connections_waiting 2',
      'halfhour_sync_lag_seconds 900',
      'halfhour_sync_genesys_silent 1',
      'halfhour_clock_behind_seconds -3600',
      'halfhour_sync_half_hours{state="MISSING"} 48',
      'halfhour_sync_backfill_half_hours 42',
      'halfhour_genesys_budget_left 260',
      'halfhour_digest_deliveries{state="dead"} 1',
    ]),
  );
});

it('leaves out what is not known, rather than to show 0 or what was known before', async () => {
  const metrics = createMetrics();
  await metrics.text(watched(HEALTHY));
  expect((await shown(metrics, watched(null))).toSorted()).toEqual(
    [
      'halfhour_ready 0',
      'halfhour_answer_memory_bytes 4096',
      'halfhour_database_up 0',
      'halfhour_database_connections{state="busy"} 3',
      'halfhour_database_connections{state="idle"} 1',
      'halfhour_database_connections_max 10',
      'halfhour_database_connections_waiting 2',
      'halfhour_genesys_budget_wait_seconds_total 0',
      'halfhour_genesys_logins_total 0',
      'halfhour_sync_rows_written_total 0',
      'halfhour_sync_restatements_total 0',
      'halfhour_sync_left_out_total 0',
    ].toSorted(),
  );
});

it('counts by endpoint and outcome, and by nothing that grows without end', async () => {
  const { counted, text } = createMetrics();
  const call = { method: 'GET', route: '/api/v2/users/{userId}', attempt: 1 } as const;
  const request = { kind: 'request', ...call, durationMs: 120, correlationId: 'an-id' } as const;
  counted.onGenesys({ ...request, status: 200 });
  counted.onGenesys({ ...request, status: null });
  counted.onStatement({ verb: 'select', table: 'agent_day', durationMs: 3, failure: '57P01' });
  counted.onDigest({ kind: 'sent', deliveryId: 'd-1', ts: '1.2' });
  counted.answered({ kind: 'query', outcome: 'ok', durationMs: 20 });
  counted.slackCalled({ method: 'chat.update', outcome: 'silent', durationMs: 5 });
  counted.responded(429);
  counted.turnedAway('RATE_LIMITED');
  const lines = await text({ kept: null, digests: null });
  for (const line of [
    'halfhour_genesys_request_seconds_count{endpoint="GET /api/v2/users/{userId}",outcome="200"} 1',
    'halfhour_genesys_request_seconds_count{endpoint="GET /api/v2/users/{userId}",outcome="none"} 1',
    'halfhour_database_statement_seconds_count{verb="select",outcome="failed"} 1',
    'halfhour_digest_events_total{event="sent"} 1',
    'halfhour_answer_seconds_count{kind="query",outcome="ok"} 1',
    'halfhour_slack_call_seconds_count{method="chat.update",outcome="silent"} 1',
    'halfhour_http_responses_total{status="429"} 1',
    'halfhour_turned_away_total{code="RATE_LIMITED"} 1',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines).not.toMatch(/an-id|d-1/u);
});
