import type { FastClock } from './fast-clock.ts';

/**
 * The statements after which a PostgreSQL database goes by the clock, for connections that are made
 * from then on: functions in front of its own that tell the time. Its own time-outs stay as they are.
 */
export function quickenedDatabase({ machineMs, fromMs, speed }: FastClock): string[] {
  const shown = (name: string) =>
    `to_timestamp(${fromMs / 1000}) + (pg_catalog.${name}() - to_timestamp(${machineMs / 1000})) * ${speed}`;
  const named = (name: string, kind: 'stable' | 'volatile') =>
    `create or replace function public.${name}() returns timestamptz language sql ${kind}
     as 'select ${shown(name)}'`;
  return [
    named('now', 'stable'),
    named('transaction_timestamp', 'stable'),
    named('clock_timestamp', 'volatile'),
    `do $$ begin execute
       format('alter database %I set search_path = public, pg_catalog', current_database());
     end $$`,
  ];
}
