import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fault, refused } from '../fault.ts';
import type { Question } from '../question.ts';
import { type Command, parse } from './parse.ts';
import { print, printWish } from './print.ts';

const NOTHING_ASKED: Question = {
  period: { kind: 'today' },
  agents: [],
  slackUserIds: [],
  teams: [],
  queues: [],
  thresholds: [],
  chart: false,
  isPublic: false,
};

function ask(asked: Partial<Question>): Command {
  return { kind: 'ask', question: { ...NOTHING_ASKED, ...asked } };
}

it.each<[string, Question['period']]>([
  ['', { kind: 'today' }],
  ['today', { kind: 'today' }],
  ['Yesterday', { kind: 'yesterday' }],
  ['monday', { kind: 'weekday', weekday: 1 }],
  ['last Sunday', { kind: 'weekday', weekday: 7 }],
  ['this week', { kind: 'thisWeek' }],
  ['LAST WEEK', { kind: 'lastWeek' }],
  ['last 7 days', { kind: 'lastDays', days: 7 }],
  ['this shift', { kind: 'thisShift' }],
  ['last shift', { kind: 'lastShift' }],
  ['2026-11-20', { kind: 'dates', from: '2026-11-20', to: '2026-11-20' }],
  ['2026-11-01 to 2026-11-07', { kind: 'dates', from: '2026-11-01', to: '2026-11-07' }],
  ['2026-11-01..2026-11-07', { kind: 'dates', from: '2026-11-01', to: '2026-11-07' }],
  ['2026-11-01–2026-11-07', { kind: 'dates', from: '2026-11-01', to: '2026-11-07' }],
  ['2026‑11‑01 — 2026‑11‑07', { kind: 'dates', from: '2026-11-01', to: '2026-11-07' }],
])('reads the period of %j', (text, period) => {
  expect(parse(text)).toEqual(ask({ period }));
});

it.each([
  ['09:00-17:30', 540, 1050],
  ['9-17', 540, 1020],
  ['9:00–17:30', 540, 1050],
  ['9.15 to 17', 555, 1020],
  ['9am-5pm', 540, 1020],
  ['12am-12pm', 0, 720],
  ['22:00-06:00', 1320, 360],
  ['18:00-24:00', 1080, 0],
])('reads the hours of %j', (text, fromMinute, toMinute) => {
  expect(parse(text)).toEqual(ask({ clockRange: { fromMinute, toMinute } }));
});

it('takes a name up to the next keyword as a part, and a quoted one as the whole', () => {
  const part = { name: 'Anna Smith', isWhole: false };
  expect(parse('agent Anna Smith yesterday')).toEqual(
    ask({ agents: [part], period: { kind: 'yesterday' } }),
  );
  expect(parse('yesterday agent: Anna Smith')).toEqual(
    ask({ agents: [part], period: { kind: 'yesterday' } }),
  );
  expect(parse('agent "Top Anna in May"')).toEqual(
    ask({ agents: [{ name: 'Top Anna in May', isWhole: true }] }),
  );
  expect(parse('agent anna hold above 10% last week')).toMatchObject({
    question: { agents: [{ name: 'anna' }], period: { kind: 'lastWeek' } },
  });
  expect(parse('agent First Last')).toEqual(
    ask({ agents: [{ name: 'First Last', isWhole: false }] }),
  );
});

it('reads of which shift, and takes one within a name for what it is', () => {
  expect(parse('yesterday shift:late')).toEqual(
    ask({ period: { kind: 'yesterday' }, shift: 'late' }),
  );
  expect(parse('last shift shift "Late & late"')).toEqual(
    ask({ period: { kind: 'lastShift' }, shift: 'Late & late' }),
  );
  expect(parse('team late shift today')).toEqual(ask({ teams: ['late shift'] }));
  expect(parse('team billing shift late')).toEqual(ask({ teams: ['billing'], shift: 'late' }));
  expect(parse('shift a shift b')).toMatchObject({ fault: { kind: 'saidTwice' } });
  expect(parse('shift')).toEqual(refused({ kind: 'incomplete', word: 'shift' }));
});

it('takes several agents, teams and queues, each once', () => {
  expect(
    parse('team:billing team:support team:billing queue:"after sales" agent:al agent:bo'),
  ).toEqual(
    ask({
      teams: ['billing', 'support'],
      queues: ['after sales'],
      agents: [
        { name: 'al', isWhole: false },
        { name: 'bo', isWhole: false },
      ],
    }),
  );
});

it('takes a mention for an agent', () => {
  expect(parse('<@U123ABC|anna> agent <@W9> public')).toEqual(
    ask({
      slackUserIds: ['U123ABC', 'W9'],
      isPublic: true,
    }),
  );
});

it.each<[string, Question['thresholds'][number]]>([
  ['below 70%', { measure: 'utilization', side: 'below', limit: { unit: 'share', share: 0.7 } }],
  ['below 70', { measure: 'utilization', side: 'below', limit: { unit: 'share', share: 0.7 } }],
  ['over 7,5 %', { measure: 'utilization', side: 'above', limit: { unit: 'share', share: 0.075 } }],
  [
    'occupancy above 90%',
    { measure: 'occupancy', side: 'above', limit: { unit: 'share', share: 0.9 } },
  ],
  ['hold above 10%', { measure: 'hold', side: 'above', limit: { unit: 'share', share: 0.1 } }],
  ['acw above 2m', { measure: 'acw', side: 'above', limit: { unit: 'ms', ms: 120_000 } }],
  ['talk under 2 min', { measure: 'talk', side: 'below', limit: { unit: 'ms', ms: 120_000 } }],
  [
    'handle above 1h2m30s',
    { measure: 'handle', side: 'above', limit: { unit: 'ms', ms: 3_750_000 } },
  ],
])('reads the limit of %j', (text, threshold) => {
  expect(parse(text)).toEqual(ask({ thresholds: [threshold] }));
});

it('sorts numbers largest first and names from A to Z, unless told', () => {
  expect(parse('sort acw')).toEqual(ask({ sort: { field: 'acw', direction: 'desc' } }));
  expect(parse('sort by name')).toEqual(ask({ sort: { field: 'name', direction: 'asc' } }));
  expect(parse('sort utilisation ascending')).toEqual(
    ask({ sort: { field: 'utilization', direction: 'asc' } }),
  );
});

it('finds zones by name in any case, and by city', () => {
  expect(parse('in europe/london')).toEqual(ask({ zone: 'Europe/London' }));
  expect(parse('in new york chart')).toEqual(ask({ zone: 'America/New_York', chart: true }));
  expect(parse('in "New York"')).toEqual(ask({ zone: 'America/New_York' }));
  expect(parse('in port of spain team a')).toEqual(
    ask({ zone: 'America/Port_of_Spain', teams: ['a'] }),
  );
  expect(parse('in kolkata')).toEqual(ask({ zone: 'Asia/Kolkata' }));
  expect(parse('in UTC')).toEqual(ask({ zone: 'UTC' }));
});

it('knows each city in one zone only', () => {
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1));
  expect(new Set(cities).size).toBe(cities.length);
});

it('reads words in any order, of any case, with typographic and unseen characters', () => {
  const asked: Partial<Question> = {
    period: { kind: 'lastWeek' },
    clockRange: { fromMinute: 540, toMinute: 1020 },
    agents: [{ name: "Zoë O'Neil", isWhole: true }],
    sort: { field: 'hold', direction: 'desc' },
    top: 5,
    by: 'interval',
  };
  expect(parse('last week 9-17 agent "Zoë O\'Neil" sort hold desc top 5 by interval')).toEqual(
    ask(asked),
  );
  expect(
    parse(
      'top 5, By Half\u00A0Hour SORT hold agent:“Zoe\u0308 O’Neil” 09:00–17:00 la\u200Bst week!',
    ),
  ).toEqual(ask(asked));
  expect(parse('`last week` by intervals 9 - 17 sort hold agent «Zoë O’Neil» top 5')).toEqual(
    ask(asked),
  );
});

it('takes what Slack escaped for what was typed', () => {
  expect(parse('team a&amp;lt;b')).toEqual(ask({ teams: ['a&lt;b'] }));
  expect(parse('team Sales &amp; Service')).toEqual(ask({ teams: ['Sales & Service'] }));
  expect(parse('team <http://billing.eu|billing.eu>')).toEqual(ask({ teams: ['billing.eu'] }));
});

it.each<[string, Fault]>([
  ['frobnicate', { kind: 'unknownWord', given: 'frobnicate', closest: undefined }],
  ['yesterdya', { kind: 'unknownWord', given: 'yesterdya', closest: 'yesterday' }],
  ['mon', { kind: 'unknownWord', given: 'mon', closest: 'monday' }],
  ['hlep', { kind: 'unknownWord', given: 'hlep', closest: 'help' }],
  ['last weak', { kind: 'unknownWord', given: 'last weak', closest: 'last week' }],
  ['last 7', { kind: 'unknownWord', given: 'last 7', closest: 'last 7 days' }],
  ['today <#C1|late>', { kind: 'unknownWord', given: '#late', closest: undefined }],
  ['today help', { kind: 'verbNotFirst', verb: 'help' }],
  ['agent "Anna Smith', { kind: 'openQuote', given: 'Anna Smith' }],
  ['"Anna Smith"', { kind: 'looseName', given: 'Anna Smith' }],
  ['agent today', { kind: 'incomplete', word: 'agent' }],
  ['hold 10%', { kind: 'incomplete', word: 'hold' }],
  ['in', { kind: 'incomplete', word: 'in' }],
  ['last', { kind: 'incomplete', word: 'last' }],
  ['today monday', { kind: 'saidTwice', what: 'periods', first: 'today', second: 'monday' }],
  [
    'sort acw sort name',
    { kind: 'saidTwice', what: 'orders', first: 'sort acw', second: 'sort name' },
  ],
  [
    'above 90% below 70%',
    { kind: 'contradiction', first: 'utilization above 90%', second: 'utilization below 70%' },
  ],
  ['20.11.2026', { kind: 'notADate', given: '20.11.2026' }],
  ['2026-11-01 to friday', { kind: 'notADate', given: 'friday' }],
  ['monday to friday', { kind: 'rangeOfWords', given: 'monday to friday' }],
  ['25:00-26:00', { kind: 'notAClockRange', given: '25:00-26:00' }],
  ['today 09:00', { kind: 'notAClockRange', given: '09:00' }],
  ['last ten days', { kind: 'notACount', given: 'ten', word: 'last' }],
  ['top 101', { kind: 'notACount', given: '101', word: 'top' }],
  ['below abc', { kind: 'notALimit', given: 'abc', measure: 'utilization' }],
  ['below 0.7', { kind: 'notALimit', given: '0.7', measure: 'utilization' }],
  ['acw above 120%', { kind: 'notALimit', given: '120%', measure: 'acw' }],
  ['sort banana', { kind: 'unknownSort', given: 'banana' }],
  ['by acw', { kind: 'unknownGrouping', given: 'acw' }],
  ['in lodnon', { kind: 'unknownZone', given: 'lodnon', closest: ['Europe/London'] }],
  ['in +01:00', { kind: 'unknownZone', given: '+01:00', closest: [] }],
  ['help banana', { kind: 'unknownTopic', given: 'banana', closest: undefined }],
  ['subscrieb', { kind: 'unknownWord', given: 'subscrieb', closest: 'subscribe' }],
  ['unsubscibe late', { kind: 'unknownWord', given: 'unsubscibe', closest: 'unsubscribe' }],
  ['puase', { kind: 'unknownWord', given: 'puase', closest: 'pause' }],
  ['sihfts', { kind: 'unknownWord', given: 'sihfts', closest: 'shifts' }],
  ['shifts edti', { kind: 'unknownWord', given: 'shifts edti', closest: 'shifts edit' }],
  ['shifts edit', { kind: 'incomplete', word: 'shifts edit' }],
  ['subscribe shfit late', { kind: 'unknownWord', given: 'shfit', closest: 'shift' }],
  ['subscribe team a fallback bob', { kind: 'incomplete', word: 'fallback' }],
  ['today subscribe', { kind: 'verbNotFirst', verb: 'subscribe' }],
  ['digest later', { kind: 'unknownWord', given: 'digest later', closest: 'digest now' }],
])('refuses %j and tells why', (text, fault) => {
  expect(parse(text)).toEqual(refused(fault));
});

it('reads the other commands', () => {
  expect(parse('help')).toEqual({ kind: 'help' });
  expect(parse('Help filter')).toEqual({ kind: 'help', topic: 'filters' });
  expect(parse('subscriptions')).toEqual({ kind: 'subscriptions' });
  expect(parse('unsubscribe 7F3A')).toEqual({ kind: 'unsubscribe', id: '7F3A' });
  expect(parse('digest now')).toEqual({ kind: 'digestNow' });
  expect(parse('subscribe')).toEqual({ kind: 'subscribeForm' });
  expect(parse('subscribe <#C1|ops>')).toEqual({ kind: 'subscribeForm', channel: { id: 'C1' } });
  expect(parse('Digest now "Late & co"')).toEqual({ kind: 'digestNow', id: 'Late & co' });
  expect(parse('pause late')).toEqual({ kind: 'pause', id: 'late' });
  expect(parse('resume')).toEqual({ kind: 'resume' });
  expect(parse('shifts')).toEqual({ kind: 'shifts' });
  expect(parse('shifts new')).toEqual({ kind: 'newShift' });
  expect(parse('shifts edit Late bird')).toEqual({ kind: 'editShift', shift: 'Late bird' });
  expect(parse('shifts end late')).toEqual({ kind: 'endShift', shift: 'late' });
});

it('reads whose digest goes where', () => {
  const nobody = { agents: [], slackUserIds: [], teams: [], queues: [] };
  expect(parse('subscribe #ops team late shift early bird')).toEqual({
    kind: 'subscribe',
    wish: {
      ...nobody,
      teams: ['late'],
      shift: 'early bird',
      channel: { name: 'ops' },
      withNames: false,
    },
  });
  expect(parse('subscribe shift late fallback <@U2|bob> with names <#C1|ops>')).toEqual({
    kind: 'subscribe',
    wish: {
      ...nobody,
      shift: 'late',
      channel: { id: 'C1' },
      fallbackId: 'U2',
      withNames: true,
    },
  });
});

const scrap = fc.oneof(
  fc.constantFrom(
    'team',
    'hold',
    'last',
    'to',
    '"',
    '’',
    '`',
    '&amp;',
    'a&amp;lt;b',
    '<',
    '<@U1|x>',
    ',',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const name = fc.array(scrap, { minLength: 1, maxLength: 3 }).map((scraps) => scraps.join(' '));

/** Words that mean something, with anything for names. */
const clause = fc.oneof(
  fc.constantFrom(
    'last 7 days',
    '2026-11-20..2026-11-21',
    'monday',
    '9-17',
    'sort name',
    'by team',
  ),
  fc.constantFrom('hold above 10%', 'below 7,25%', 'acw over 90s', 'top 5', 'chart', 'in kolkata'),
  fc
    .tuple(fc.constantFrom('agent ', 'agent:', 'team:', 'queue ', 'shift:'), name)
    .map((said) => said.join('')),
  fc
    .tuple(fc.constantFrom('agent', 'team', 'queue:', 'shift'), name)
    .map(([label, text]) => `${label}“${text}”`),
);

it('never throws, and reads what it prints as what it printed', () => {
  let asked = 0;
  const texts = fc.array(fc.oneof({ weight: 5, arbitrary: clause }, scrap), { maxLength: 5 });
  fc.assert(
    fc.property(texts, (parts) => {
      const command = parse(parts.join(' '));
      if (command.kind !== 'ask') return;
      asked += 1;
      expect(parse(print(command.question))).toEqual(command);
    }),
    { numRuns: 2000, examples: [[['shift:late', 'agent last']]] },
  );
  expect(asked).toBeGreaterThan(400);
});

it('reads a wish that it prints as what it printed, and every command with any words after it', () => {
  let wished = 0;
  const said = fc.oneof(
    { weight: 4, arbitrary: clause },
    fc.constantFrom('<#C1|ops>', '#ops', 'fallback <@U2|bob>', 'with names', 'fallback', 'with'),
    scrap,
  );
  const first = fc.constantFrom('subscribe', 'shifts', 'shifts edit', 'pause', 'digest now');
  fc.assert(
    fc.property(fc.tuple(first, fc.array(said, { maxLength: 4 })), ([verb, parts]) => {
      const command = parse([verb, ...parts].join(' '));
      if (command.kind !== 'subscribe') return;
      wished += 1;
      expect(parse(`subscribe ${printWish(command.wish)}`)).toEqual(command);
    }),
    { numRuns: 2000 },
  );
  expect(wished).toBeGreaterThan(30);
});
