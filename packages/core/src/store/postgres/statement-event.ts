import type { LogEvent } from 'kysely';
import { errorCode } from './errors.ts';

/** A statement that the database was given, told when it has ended. Holds no value of it. */
export interface StatementEvent {
  /** Its first word: `select`, `insert`, `begin`, … */
  readonly verb: string;
  /** The first table it names; `null`: none. */
  readonly table: string | null;
  readonly durationMs: number;
  /** PostgreSQL's or the system's code of its failure; `unknown`: it has none. `null`: it succeeded. */
  readonly failure: string | null;
}

/** Hears of statements, in the course of who asked for them. Must not throw and must not block. */
export type StatementListener = (event: StatementEvent) => void;

/** What is told of a statement of kysely's. */
export function statementEvent(event: LogEvent): StatementEvent {
  const { sql } = event.query;
  return {
    verb: /[a-z]+/iu.exec(sql)?.[0].toLowerCase() ?? 'other',
    table: /\b(?:from|into|update)\s+"?(?:\w+"?\."?)?([a-z_]\w*)/iu.exec(sql)?.[1] ?? null,
    durationMs: event.queryDurationMillis,
    failure: event.level === 'error' ? (errorCode(event.error) ?? 'unknown') : null,
  };
}
