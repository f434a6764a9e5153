import { aShift } from '@halfhour/core/testing';
import type { Shift, Subscription } from '@halfhour/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from '../parse/parse.ts';
import { announcement } from './announcement.ts';
import type { Ladder } from './payload.ts';
import { shiftsMessage } from './shifts-message.ts';
import { subscribeForm } from './subscribe-form.ts';
import { subscriptionsMessage, undoButtons } from './subscription-message.ts';
import { faultsOf } from './testing.ts';

const HOSTILE = [
  '<!channel> & <@U123>',
  '*bold* _it_ `code` ~no~',
  'دנה محمد',
  '\u202Eevil\u202C',
  '👩‍👩‍👧‍👦'.repeat(7),
  'x'.repeat(60),
  '"quoted" top 5',
  '王小明',
];

const name = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
);

const shift = fc
  .record({
    name,
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    startMinute: fc.integer({ min: 0, max: 1439 }),
    endMinute: fc.integer({ min: 0, max: 1439 }),
    origin: fc.constantFrom<Shift['origin']>('slack', 'graphql', 'file'),
  })
  .map((given) => aShift(given));

const described = fc.record({ shift, who: fc.oneof(name, fc.constant('<'.repeat(300))) });

const subscription: Subscription = {
  id: '41a57a43-d30d-4b93-bc82-0372f8038afc',
  teamId: 'T1',
  channelId: 'C1',
  shiftId: '0f0e0d0c-0000-4000-8000-000000000001',
  ownerId: 'U1',
  fallbackOwnerId: 'U2',
  showsNames: false,
  createdAtMs: 0,
  paused: { reason: 'channel_not_found', throughDate: null },
  endedAtMs: null,
};

const subscriptions = fc.array(
  fc.record({
    subscription: fc.constant(subscription),
    shift: fc.option(described),
    isPaused: fc.boolean(),
    next: fc.option(fc.constant({ date: '2026-11-20', dueAtMs: 1_795_000_000_000 })),
    trouble: fc.constant(null),
  }),
  { maxLength: 40 },
);

/** What Slack would refuse, or would read as more than text; what there is as text alone is no message. */
function problemsWith(message: Ladder): string[] {
  const [{ text, blocks }] = message;
  const all = text + JSON.stringify(blocks);
  return [
    ...faultsOf(message),
    ...(blocks === undefined ? ['no blocks are left'] : []),
    ...(/<!|<@U123>|\u202E/u.test(all) ? ['a name is more than text'] : []),
  ];
}

it('tells subscriptions and shifts of any name, and any number of them, so that Slack takes it', () => {
  fc.assert(
    fc.property(subscriptions, (all) => {
      expect(problemsWith(subscriptionsMessage('*Digests:*', all))).toEqual([]);
    }),
    { numRuns: 15 },
  );
  const listed = fc.record({ mayChange: fc.boolean(), reading: fc.constantFrom(null, 'Read.') });
  const shifts = fc.array(
    fc.tuple(described, listed).map(([one, more]) => ({ ...one, ...more })),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(shifts, (all) => {
      expect(problemsWith(shiftsMessage('*Shifts:*', all))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it('announces a shift of any name as text', () => {
  fc.assert(
    fc.property(described, (one) => {
      expect(problemsWith(announcement(one, 'U1'))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

it('gives buttons that are understood', () => {
  fc.assert(
    fc.property(described, (one) => {
      const given = { subscription, shift: one, isPaused: true, next: null, trouble: null };
      const [message] = subscriptionsMessage('Here.', [given]);
      const [first] = shiftsMessage('Here.', [{ ...one, mayChange: true, reading: null }]);
      const blocks = [message, first].flatMap((payload) => payload.blocks ?? []);
      const all = [...blocks, ...undoButtons(given, 'U3')];
      expect(valuesOf(all).map((value) => parse(value).kind)).toEqual([
        'digestNow',
        'resume',
        'unsubscribe',
        'editShift',
        'endShift',
        'newShift',
        'subscribe',
      ]);
    }),
    { numRuns: 10 },
  );
});

/** What the buttons of some blocks carry. */
function valuesOf(blocks: readonly unknown[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/gu)].map(
    ([, value = '""']) => String(JSON.parse(value)),
  );
}

it('offers a hundred shifts in the form, and says how to name others', () => {
  const shifts = Array.from({ length: 101 }, (_, index) => aShift({ name: `Shift ${index}` }));
  const form = subscribeForm({ shifts, channelId: 'C1', sharesNames: true });
  const text = JSON.stringify(form);
  expect(text).toContain('Shift 99 ');
  expect(text).not.toContain('Shift 100 ');
  expect(text).toContain('100 shifts are offered');
});
