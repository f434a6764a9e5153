import type { AgentDay } from '../measured.ts';
import {
  type Database,
  PART_COLUMNS,
  PRESENCE_COLUMNS,
  type Schema,
  WHOLE_COLUMNS,
} from '../measured-store.ts';

type Pool = Database<Schema>['pool'];

/** Keeps agent days as one would without a second thought: an int[48] for each metric. */
export async function keepPlain(pool: Pool, agentDays: readonly AgentDay[]): Promise<void> {
  const parts = agentDays.flatMap(({ agentId: agent, parts: own }) =>
    own.map((part) => ({
      agent,
      queue: part.queueId,
      media: part.mediaType,
      ...numbersOf(PART_COLUMNS, part),
    })),
  );
  const wholes = agentDays.map((day) => ({ agent: day.agentId, ...wholeNumbers(day) }));
  await keepRows(pool, 'plain_part', PART_COLUMNS, parts);
  await keepRows(pool, 'plain_whole', [...WHOLE_COLUMNS, ...PRESENCE_COLUMNS], wholes);
}

async function keepRows(
  pool: Pool,
  table: string,
  columns: readonly { readonly metric: string }[],
  rows: readonly object[],
): Promise<void> {
  const slots = columns.map(({ metric }) => `"${metric}" int[]`).join();
  await pool.query(`create table ${table} (agent text, queue text, media text, ${slots})`);
  await pool.query(
    `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** A bare select of all of them. */
export async function selectPlain(pool: Pool): Promise<readonly object[]> {
  const wholes = await pool.query<object>('select * from plain_whole');
  const parts = await pool.query<object>('select * from plain_part');
  return [...wholes.rows, ...parts.rows];
}

/** The sum of all numbers, by which two ways of reading them are compared. */
export function sumOfPlain(rows: readonly object[]): number {
  const arrays = rows.flatMap((row) => Object.values(row).filter((value) => Array.isArray(value)));
  return arrays.flat().reduce((sum: number, value) => sum + Number(value), 0);
}

/** The same of agent days. */
export function sumOfDays(agentDays: readonly AgentDay[]): number {
  return sumOfPlain(
    agentDays.flatMap((day) => [
      wholeNumbers(day),
      ...day.parts.map((part) => numbersOf(PART_COLUMNS, part)),
    ]),
  );
}

type Numbers = Readonly<Record<string, readonly number[]>>;

function wholeNumbers(day: AgentDay): Numbers {
  const { presence } = day;
  return {
    ...numbersOf(WHOLE_COLUMNS, day),
    ...(presence === null ? {} : numbersOf(PRESENCE_COLUMNS, presence)),
  };
}

function numbersOf<Of>(
  columns: readonly { readonly metric: string; readonly slotsOf: (of: Of) => Float64Array }[],
  of: Of,
): Numbers {
  return Object.fromEntries(
    columns.map(({ metric, slotsOf }) => [metric, Array.from(slotsOf(of), Math.round)]),
  );
}
