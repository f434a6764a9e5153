import { talk } from '@halfhour/core/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asking, IDLE, ON_QUEUE, plain, wholeDays } from '../../answer/testing.ts';
import type { Ladder } from '../../blocks/payload.ts';
import { faultsOf } from '../../blocks/testing.ts';
import { detailsMessage } from './details-message.ts';
import { digestMessage } from './digest-message.ts';
import { makeDigest } from './make-digest.ts';
import { aDigest, digestInput, type DigestWords, LATE } from './testing.ts';

/** Everything that the richest payload says, and the text alone, with plain spaces. */
function told(words: DigestWords = {}) {
  const message = digestMessage(aDigest(words));
  return { text: plain(message[0].text), all: plain(JSON.stringify(message)), message };
}

it('tells the digest in two sentences to a notification and a screen reader', () => {
  const { text } = told({ usually: [0.7, 0.71, 0.73, 0.78] });
  expect(text).toBe(
    'Late, Fri 20 Nov, 14:00–22:00 GMT, 2 agents: utilization 75 %, 3 points above the median of ' +
      'the last four Fridays. All are in 70–85 %, and nobody needs a look.',
  );
});

it('has the one number in the headline, and below it when, who and the target', () => {
  expect(
    told()
      .message[0].blocks?.slice(0, 2)
      .map((block) => plain(JSON.stringify(block))),
  ).toEqual([
    expect.stringContaining('"Late · Fri 20 Nov · utilization 75 %"'),
    expect.stringContaining('"14:00–22:00 GMT · 2 agents · target 70–85 %"'),
  ]);
});

it('compares four figures with the median of the last four same weekdays, which it names', () => {
  const { all } = told({ usually: [0.7, 0.72, 0.74, 0.9] });
  expect(all).toContain('*Utilization*\\n75 % (+2 points)');
  expect(all).toContain('*Occupancy*\\n75 % (+2 points)');
  expect(all).toContain('*ACW of handle*\\n17 % (no change)');
  expect(all).toContain('*Hold of handle*\\n8 % (no change)');
  expect(all).toContain('Handled: 96 (±0).');
  expect(all).toContain('Compared with the median of the last four Fridays, same half hours.');
});

it('names the days that have no numbers, and says when there is no baseline yet', () => {
  const some = told({ usually: [0.7, null, 0.72, null] });
  expect(some.all).toContain('*Utilization*\\n75 % (+4 points)');
  expect(some.all).toContain(
    'the median of 2 of the last four Fridays, same half hours; no numbers of Fri 23 Oct and Fri 6 Nov.',
  );
  const none = told({ usually: [null, null, null, null] });
  expect(none.all).toContain('*Utilization*\\n75 %"');
  expect(none.all).toContain('No baseline yet: no numbers of the last four Fridays.');
  expect(none.text).toContain('utilization 75 %. All are in');
});

it('says that all are in the band in one line, and has no table then', () => {
  const { all } = told();
  expect(all).toContain('"All 2 agents are in 70–85 %. Nobody needs a look."');
  expect(all).not.toContain('"table"');
});

const MIXED = {
  names: ['Anna Ode', 'Bea Lim', 'Cleo Póvoa', ...Array.from({ length: 17 }, (_, n) => `A. ${n}`)],
  busyness: (agent: number) => [0.95, 0.3, 0.88][agent] ?? 0.75,
};

it('tells who needs a look and why, and the figures of the worst and of all others', () => {
  const { all, text } = told(MIXED);
  expect(text).toMatch(/17 of 20 agents are in 70–85 %, and 3 need a look\.$/u);
  expect(all).toContain('"Bea Lim"');
  expect(all).toContain('over 85 % for 16 half hours, highest 95 % at 14:00');
  const [rows] = JSON.parse(JSON.stringify(digestMessage(aDigest(MIXED))[0].blocks))
    .filter(({ type }: { type: string }) => type === 'table')
    .map((table: { rows: { text: string }[][] }) => table.rows);
  expect(rows.map(([label]: { text: string }[]) => label?.text)).toEqual([
    'Agent',
    'Bea Lim',
    'Anna Ode',
    'Cleo Póvoa',
    '17 others',
  ]);
});

it('names nobody where names are not shown, anywhere', () => {
  const unnamed = aDigest({ ...MIXED, withNames: false });
  const all = JSON.stringify([digestMessage(unnamed), detailsMessage(unnamed)]);
  expect(all).not.toMatch(/Anna|Bea|Cleo|A\. \d/u);
  expect(all).toContain('2 agents over the band for hours');
});

it('shows no figures of one person where names are not shown', () => {
  const alone = aDigest({ names: ['Anna Ode'], withNames: false });
  const message = digestMessage(alone);
  expect(plain(JSON.stringify(message))).not.toMatch(/75 %|Anna/u);
  expect(message[0].text).toContain('Only one agent worked this shift');
  expect(detailsMessage(alone)).toBeNull();
});

it.each([
  ['nobody is in it', { names: [] }, 'Nobody is in this shift.'],
  ['nothing was read', { state: () => 'MISSING' as const }, 'nothing of it could be read.'],
])('says in one line that %s', (_, words, line) => {
  const { text, all, message } = told(words);
  expect(text).toContain(line);
  expect(all).toContain('no figures');
  expect(message[0].blocks?.length).toBeLessThanOrEqual(5);
});

it('says in one line that nobody was logged in', async () => {
  const { report } = await asking({ presence: {} }, { from: '14:00', to: '22:00', now: '23:00' });
  const message = digestMessage(makeDigest({ ...digestInput(), report }));
  expect(message[0].text).toContain('Nobody was logged in during this shift');
});

it('says what was open when the shift ended, and that it has ended since', async () => {
  const world = {
    agents: ['anna', 'bea'],
    legs: [talk('anna', '21:50'), talk('bea', '14:00', '21:50')],
    presence: { anna: ON_QUEUE, bea: IDLE },
  };
  const { report } = await asking(world, { from: '14:00', to: '22:00', now: '22:11' });
  const open = plain(JSON.stringify(digestMessage(makeDigest({ ...digestInput(), report }))));
  expect(open).toContain('Open at shift end and still at 22:10 GMT: 1 conversation (anna).');
  expect(told({ openBefore: 1 }).all).toContain('Open at shift end: 1 conversation, ended since.');
});

it('says as of when, how far it is complete, how it is counted, and who owns it', () => {
  const { all } = told({ state: (_, nth) => (nth < 15 ? 'SETTLED' : 'PROVISIONAL') });
  expect(all).toContain('As of 22:00 GMT. 21:30–22:00 may still change (provisional).');
  expect(all).toContain(
    'Complete to 21:30 GMT. Utilization is busy ÷ logged in. Owner: Hana Ivanov.',
  );
  expect(told({ state: () => 'FINAL' }).all).toContain('Final: nothing of it changes any more.');
});

it('says that it is late', () => {
  expect(told({ isLate: true }).all).toContain('utilization 75 % (late)"');
  expect(told({ isLate: true }).text).toContain('2 agents (late):');
});

it('says the same bytes of the same figures', () => {
  expect(JSON.stringify(digestMessage(aDigest(MIXED)))).toBe(
    JSON.stringify(digestMessage(aDigest(MIXED))),
  );
});

it('shows bars of text where Slack draws no chart, and where a day has too many half hours', () => {
  const { message } = told();
  const types = message.map(({ blocks = [] }) => blocks.map(({ type }): string => type));
  expect(types).toHaveLength(3);
  expect(types[0]).toContain('data_visualization');
  expect(types[1]).not.toContain('data_visualization');
  expect(JSON.stringify(message[1]?.blocks)).toContain('▆▆▆▆');
  expect(types[2]).toEqual([]);
  const [day] = wholeDays('Europe/London', '2026-10-25');
  expect(told(day === undefined ? {} : { day }).message).toHaveLength(2);
});

it('tells the shift’s own times, and that half hours are told whole', () => {
  const day = { ...LATE, span: { startMs: LATE.span.startMs + 900_000, endMs: LATE.span.endMs } };
  expect(told({ day }).all).toContain(
    '14:15–22:00 GMT · 2 agents · target 70–85 % · in whole half hours: 14:00–22:00 GMT',
  );
});

const HOSTILE = [
  '<!channel> & <@U123>',
  '*bold* `code`',
  'محمد علي',
  '\u202Eevil\u202C',
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(200),
  `Z${'\u0300'.repeat(500)}`,
  '\uD83D',
  '\n\t ',
  'https://evil.example',
];

/** What is wrong with any payload; none may have lost its blocks. */
function faults(ladders: readonly (Ladder | null)[]): string[] {
  return ladders.flatMap((ladder) =>
    ladder === null ? [] : [...faultsOf(ladder), ...(ladder.length > 1 ? [] : ['lost its blocks'])],
  );
}

it.each([
  [0, '2026-11-20'],
  [1, '2026-11-20'],
  [20, '2026-03-29'],
  [20, '2026-10-25'],
  [500, '2026-11-20'],
])('keeps Slack’s limits for %i agents over all of %s, whoever they are', (count, date) => {
  const [day] = wholeDays('Europe/London', date);
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
      fc.constantFrom(...HOSTILE),
      (withNames, shares, name) => {
        const digest = aDigest({
          ...(day === undefined ? {} : { day }),
          shift: { name, zone: 'Europe/London', target: { from: 0.7, to: 0.85 } },
          names: Array.from({ length: count }, (_, index) => HOSTILE[index % 10] ?? ''),
          busyness: (agent, halfHour) => shares[(agent * 31 + halfHour) % shares.length] ?? 0,
          state: (agent, halfHour) => (agent % 7 === 3 && halfHour === 2 ? 'MISSING' : 'SETTLED'),
          withNames,
          isLate: true,
          question: 'q'.repeat(300),
          ownerName: name,
          openBefore: 3,
        });
        const ladders = [digestMessage(digest), detailsMessage(digest)];
        expect(faults(ladders)).toEqual([]);
        expect(
          JSON.stringify(ladders.map((ladder) => ladder?.map(({ text }) => text))),
        ).not.toMatch(/<[!@]|\u202E/u);
      },
    ),
    { numRuns: count === 500 ? 2 : 10, examples: [[true, [0.97], HOSTILE[4] ?? '']] },
  );
});
