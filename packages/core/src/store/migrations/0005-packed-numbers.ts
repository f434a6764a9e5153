import { type Kysely, sql } from 'kysely';

/**
 * Packs the numbers of a row into one value, which takes a third of the room and of the time to
 * read: `packed-numbers.ts` says how. Rows are told apart without `carry`, since a packed number may
 * be of any size, and found without an index by agent: a question names each of its days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of FUNCTIONS) await sql.raw(statement).execute(db);
  for (const table of TABLES) await repack(db, table);
  await sql`drop domain slots`.execute(db);
}

/** A table before and after. */
interface Table {
  readonly name: string;
  readonly key: string;
  /** Columns with one value a row. */
  readonly others: readonly string[];
  /** Columns with an array of numbers, in their order. */
  readonly slots: readonly string[];
  readonly definition: string;
}

const TABLES: readonly Table[] = [
  {
    name: 'agent_day_whole',
    key: 'day, agent_no',
    others: ['scope_no', 'work_read', 'presence_read'],
    slots: [
      'busy',
      't_hold_elsewhere',
      'conversations',
      'open_legs',
      'logged_in',
      'on_queue',
      'interacting',
      'communicating',
      'idle',
      'not_responding',
    ],
    definition: `
      day date not null,
      agent_no int not null,
      scope_no int not null,
      work_read bit(48) not null,
      presence_read bit(48) not null,
      numbers bytea not null,
      primary key (day, agent_no)`,
  },
  {
    name: 'agent_day',
    key: 'day, agent_no, queue_no, media_type',
    others: [],
    slots: [
      't_contacting',
      't_dialing',
      't_talk',
      't_hold',
      't_acw',
      'booked_t_handle',
      'booked_t_talk_complete',
      'booked_t_held_complete',
      'booked_t_acw',
      'booked_handled',
      'started_t_handle',
      'started_t_talk_complete',
      'started_t_held_complete',
      'started_t_acw',
      'started_handled',
      'conversations',
    ],
    definition: `
      day date not null,
      agent_no int not null,
      queue_no int not null,
      media_type text collate "C" not null,
      numbers bytea not null,
      primary key (day, agent_no, queue_no, media_type)`,
  },
];

const FUNCTIONS = [
  // All 48 numbers of a column.
  `create or replace function pg_temp.laid_out(first_slot int, numbers int[]) returns int8[]
   language sql as $$
     select array_fill(0::int8, array[first_slot]) || coalesce(numbers::int8[], '{}')
       || array_fill(0::int8, array[48 - first_slot - coalesce(cardinality(numbers), 0)])
   $$`,
  `create or replace function pg_temp.added(a int8[], b int8[]) returns int8[] language sql strict as $$
     select array_agg(x + y order by place) from unnest(a, b) with ordinality as n (x, y, place)
   $$`,
  'create or replace aggregate pg_temp.total(int8[]) (sfunc = pg_temp.added, stype = int8[])',
  `create or replace function pg_temp.varint(value int8) returns bytea language plpgsql as $$
   declare
     bytes bytea := '';
     rest int8 := value;
   begin
     while rest >= 128 loop
       bytes := bytes || set_byte(decode('00', 'hex'), 0, (128 + rest % 128)::int);
       rest := rest / 128;
     end loop;
     return bytes || set_byte(decode('00', 'hex'), 0, rest::int);
   end $$`,
  `create or replace function pg_temp.packed(numbers int8[]) returns bytea language plpgsql as $$
   declare
     bytes bytea := '';
     without int8 := 0;
     mask int8;
     here bytea;
     number int8;
   begin
     for slot in 1..48 loop
       mask := 0;
       here := '';
       for nth in 0..cardinality(numbers) / 48 - 1 loop
         number := numbers[nth * 48 + slot];
         continue when number = 0;
         mask := mask + (1 << nth);
         if number < 0 then here := here || decode('00', 'hex'); end if;
         here := here || pg_temp.varint(abs(number));
       end loop;
       if mask = 0 then
         without := without + 1;
         continue;
       end if;
       if without > 0 then bytes := bytes || decode('00', 'hex') || pg_temp.varint(without); end if;
       without := 0;
       bytes := bytes || pg_temp.varint(mask) || here;
     end loop;
     return bytes;
   end $$`,
];

async function repack(db: Kysely<unknown>, table: Table): Promise<void> {
  const { name, key, slots, definition } = table;
  const numbers = slots.map((column) => `pg_temp.laid_out(first_slot, ${column})`).join(' || ');
  const plain = [key, ...table.others].join(', ');
  const { rows: months } = await sql<{ partition: string; bounds: string }>`
    select relname as partition, pg_get_expr(relpartbound, oid) as bounds
    from pg_inherits join pg_class on oid = inhrelid
    where inhparent = ${name}::regclass order by 1`.execute(db);
  const statements = [
    `create temp table repacked as
     select ${plain}, pg_temp.packed(pg_temp.total(${numbers})) as numbers
     from ${name} group by ${plain}`,
    `drop table ${name}`,
    `create table ${name} (${definition}) partition by range (day)`,
    ...months.map(
      ({ partition, bounds }) => `create table ${partition} partition of ${name} ${bounds}`,
    ),
    `insert into ${name} select * from repacked order by ${key}`,
    'drop table repacked',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
