import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { statementEvent } from './statement-event.ts';

it.each([
  ['select "a" from "agent_day" as "d" where "agent_id" = $1', 'select', 'agent_day'],
  ['insert into "directory_agent" ("id", "name") values ($1, $2)', 'insert', 'directory_agent'],
  ['update "public"."sync_slot" set "a" = $1', 'update', 'sync_slot'],
  ['with old as (select now()) select * from old', 'with', 'old'],
  ['  begin', 'begin', null],
])('tells of %s what it does and to which table', (sql, verb, table) => {
  const query = CompiledQuery.raw(sql, ['Anna Ode']);
  const event = { level: 'query', query, queryDurationMillis: 2 } as const;
  expect(statementEvent(event)).toEqual({ verb, table, durationMs: 2, failure: null });
});

it('tells why one failed', () => {
  const query = CompiledQuery.raw('select 1');
  const error = Object.assign(new Error('gone'), { code: '57P01' });
  const failed = statementEvent({ level: 'error', error, query, queryDurationMillis: 2 });
  expect(failed.failure).toBe('57P01');
});
