import { at, talk } from '@halfhour/core/testing';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { printed } from './testing.ts';

/** Reads as RFC 4180 says, and no more leniently. */
function strictly(text: string | null): Record<string, string>[] {
  return parse(text ?? '', { columns: true, record_delimiter: '\r\n' });
}

type WorldAndOptions = [Parameters<typeof printed>[1], Parameters<typeof printed>[2]?];

async function rows(...[world, options]: WorldAndOptions) {
  const { text } = await printed('csv', world, options);
  return strictly(text);
}

it('has a row for each agent and half hour, in UTC and on the local clock', async () => {
  const found = await rows({ legs: [talk('anna', '09:35', '10:05')] });
  expect(found.map((row) => [row['start_utc'], row['end_utc'], row['worked_talk_ms']])).toEqual([
    ['2026-11-20T09:00:00.000Z', '2026-11-20T09:30:00.000Z', '0'],
    ['2026-11-20T09:30:00.000Z', '2026-11-20T10:00:00.000Z', '1500000'],
    ['2026-11-20T10:00:00.000Z', '2026-11-20T10:30:00.000Z', '300000'],
  ]);
  expect(found[0]).toMatchObject({
    agent_id: 'anna',
    start_local: '2026-11-20 09:00',
    zone: 'Europe/London',
    state: 'SETTLED',
    as_of: '2026-11-20T18:00:00.000Z',
  });
});

it('leaves cells empty where nothing was read, and never writes 0 there', async () => {
  const unread = {
    kind: 'CONVERSATIONS',
    reason: 'UNAVAILABLE',
    message: 'The conversations could not be read.',
    missingPermissions: [],
    span: { startMs: at('09:00'), endMs: at('10:30') },
    correlationId: null,
  } as const;
  const [row] = await rows({ unread: [unread] }, { partial: true });
  expect(row).toMatchObject({
    state: 'MISSING',
    as_of: '',
    worked_talk_ms: '',
    worked_conversations: '',
    busy_ms: '',
    logged_in_ms: '0',
    utilization: '',
  });
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'makes no formula of the name %j',
  async (name) => {
    const [row] = await rows({ agents: [{ id: 'a', name, active: true }] });
    expect(row?.['agent_name']).toBe(`'${name}`);
  },
);

it.each(['O’Hara, "Bee"', 'two\nlines', 'a\rb', 'ends with\r\n', 'Zoë Łukasz 美'])(
  'keeps the name %j as it is',
  async (name) => {
    const [row] = await rows({ agents: [{ id: 'a', name, active: true }] });
    expect(row?.['agent_name']).toBe(name);
  },
);

it('ends every line, the last too, with CRLF, and has no byte order mark', async () => {
  const { text } = await printed('csv', {});
  expect(text?.startsWith('agent_id,agent_name,start_utc,')).toBe(true);
  expect(text?.split('\r\n').length).toBe(5);
  expect(text?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});

it('names the zone where a clock change repeats an hour', async () => {
  const question = {
    fromMs: Date.parse('2026-10-25T00:30:00Z'),
    toMs: Date.parse('2026-10-25T01:30:00Z'),
  };
  const found = await rows({}, { question });
  expect(found.map((row) => row['start_local'])).toEqual([
    '2026-10-25 01:30 BST',
    '2026-10-25 01:00 GMT',
  ]);
});

it.each(['booked', 'started'] as const)(
  'has the columns of %s and of no other family',
  async (family) => {
    const legs = [talk('anna', '09:10', '09:20')];
    const [row = {}] = await rows({ legs }, { about: { family } });
    const families = Object.keys(row).filter((name) => /^(?:worked|booked|started)_/u.test(name));
    expect(families.every((name) => name.startsWith(`${family}_`))).toBe(true);
    expect(families).toHaveLength(5);
  },
);
