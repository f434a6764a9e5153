import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  at,
  chat,
  dialing,
  emitted,
  holding,
  leg,
  talk,
  talking,
  wrappingUp,
} from '../testing/legs.ts';
import { DAY_MS, HALF_HOUR_MS, halfHourOfDay } from '../time/half-hour.ts';
import { durationMs, type Span, union } from '../time/span.ts';
import { type AgentDay, PRESENCE_METRICS, type Slots, WORKED_METRICS } from './agent-day.ts';
import { createFold } from './fold.ts';
import { isWorkType, type Leg } from './leg.ts';
import { mapRecord } from './map-record.ts';

const MINUTE_MS = 60_000;
const WHOLE_DAY: Span = { startMs: at('00:00'), endMs: at('00:00') + DAY_MS };
const LATER_MS = WHOLE_DAY.endMs + DAY_MS;

/** The agent day of "anna" after folding legs, grouped by conversation as pages bring them. */
function fold(legs: readonly Leg[], { span = WHOLE_DAY, asOfMs = LATER_MS } = {}): AgentDay {
  const folded = createFold({ span, asOfMs });
  const conversations = Map.groupBy(legs, ({ conversationId }) => conversationId);
  for (const ofConversation of conversations.values()) folded.addConversation(ofConversation);
  folded.markWorkRead(['anna'], span);
  const [day] = folded.agentDays();
  if (day === undefined) throw new Error('no agent day');
  return day;
}

/** Minutes in the half hours from `from` on, of any row of 48. */
function minutes(slots: Slots | undefined, from: string, count: number): number[] {
  const first = halfHourOfDay(at(from));
  return Array.from(slots?.slice(first, first + count) ?? [], (value) => value / MINUTE_MS);
}

const tHandleSlots = (day: AgentDay) =>
  Float64Array.from({ length: 48 }, (_, slot) =>
    day.parts.reduce(
      (total, part) =>
        total + WORKED_METRICS.reduce((sum, metric) => sum + (part.worked[metric][slot] ?? 0), 0),
      0,
    ),
  );

const total = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

it('gives calls of 09:35–10:05 and 09:16–09:32 worked 14, 27, 5 and booked 0, 16, 30 minutes', () => {
  const day = fold([talk('anna', '09:35', '10:05'), talk('anna', '09:16', '09:32')]);
  expect(minutes(day.parts[0]?.worked.tTalk, '09:00', 3)).toEqual([14, 27, 5]);
  expect(minutes(day.parts[0]?.booked.tHandle, '09:00', 3)).toEqual([0, 16, 30]);
  expect(minutes(day.parts[0]?.started.tHandle, '09:00', 3)).toEqual([16, 30, 0]);
  expect(minutes(day.busy, '09:00', 3)).toEqual([14, 27, 5]);
});

it('shows a 63-minute call that Genesys books as 0, 0 and 208 % in the half hours it ran in', () => {
  const call = leg('anna', [talking('13:53:57', '14:55:00'), wrappingUp('14:55:00', '14:56:33')], {
    emissions: [emitted('tHandle', '14:56:33', 3_756_000)],
  });
  const day = fold([call]);
  expect(minutes(day.busy, '13:30', 3).map((value) => value * 60)).toEqual([363, 1800, 1593]);
  expect(minutes(day.parts[0]?.booked.tHandle, '13:30', 3).map((v) => v * 60)).toEqual([
    0, 0, 3756,
  ]);
});

it('puts a call of exactly one half hour into one half hour', () => {
  const day = fold([talk('anna', '10:00', '10:30')]);
  expect(minutes(day.busy, '09:30', 3)).toEqual([0, 30, 0]);
});

it('books a metric emitted on a boundary to the half hour that starts there', () => {
  const day = fold([talk('anna', '18:40', '19:00')]);
  expect(minutes(day.parts[0]?.booked.tHandle, '18:30', 2)).toEqual([0, 20]);
});

it('counts two chats at once once in busy and twice in tHandle', () => {
  const day = fold([chat('anna', '09:00', '09:20'), chat('anna', '09:10', '09:30')]);
  expect(minutes(day.busy, '09:00', 1)).toEqual([30]);
  expect(minutes(tHandleSlots(day), '09:00', 1)).toEqual([40]);
});

it('tells how much of a chat’s hold was work on another leg', () => {
  const held = leg('anna', [talking('09:00', '09:10'), holding('09:10', '09:40')], {
    mediaType: 'chat',
  });
  const call = leg('anna', [talking('09:20', '09:35'), wrappingUp('09:35', '09:37')]);
  const day = fold([held, call]);
  expect(minutes(day.tHoldElsewhere, '09:00', 2)).toEqual([10, 7]);
});

it('does not take a voice hold, or another hold at the same time, for work elsewhere', () => {
  const voiceHold = leg('anna', [holding('09:00', '09:10')]);
  const chatHold = leg('anna', [holding('09:00', '09:10')], { mediaType: 'chat' });
  expect(total(fold([voiceHold, chatHold]).tHoldElsewhere)).toBe(0);
});

it('does not take the other side of the same leg for work elsewhere', () => {
  const odd = leg('anna', [holding('09:00', '09:10'), talking('09:05', '09:06')], {
    mediaType: 'chat',
  });
  expect(total(fold([odd]).tHoldElsewhere)).toBe(0);
  const day = fold([odd, talk('anna', '09:07', '09:09')]);
  expect(minutes(day.tHoldElsewhere, '09:00', 1)).toEqual([2]);
});

it('counts work elsewhere once when two other legs overlap', () => {
  const held = leg('anna', [holding('09:00', '09:30')], { mediaType: 'message' });
  const day = fold([held, chat('anna', '09:00', '09:20'), chat('anna', '09:10', '09:25')]);
  expect(minutes(day.tHoldElsewhere, '09:00', 1)).toEqual([25]);
});

it('tells work elsewhere on both days of a chat that is on hold over midnight', () => {
  const held = leg('anna', [holding('23:40', '2026-11-21T00:20:00Z')], { mediaType: 'chat' });
  const call = leg('anna', [
    talking('23:50', '2026-11-21T00:05:00Z'),
    wrappingUp('2026-11-21T00:05:00Z', '2026-11-21T00:07:00Z'),
  ]);
  const span = { startMs: WHOLE_DAY.startMs, endMs: WHOLE_DAY.endMs + DAY_MS };
  const folded = createFold({ span, asOfMs: LATER_MS });
  for (const one of [held, call]) folded.addConversation([one]);
  folded.markWorkRead(['anna'], span);
  const sums = folded.agentDays().map((day) => [total(day.busy), total(day.tHoldElsewhere)]);
  expect(sums).toEqual([
    [20 * MINUTE_MS, 10 * MINUTE_MS],
    [20 * MINUTE_MS, 7 * MINUTE_MS],
  ]);
});

it('leaves a metric that did not occur at zero, whatever is folded later', () => {
  const span = WHOLE_DAY;
  const folded = createFold({ span, asOfMs: LATER_MS });
  folded.addConversation([leg('anna', [talking('09:00', '09:10')])]);
  folded.markWorkRead(['anna', 'bert'], span);
  const [anna] = folded.agentDays();
  folded.addConversation([leg('bert', [dialing('09:00', '09:10'), holding('09:10', '09:20')])]);
  folded.addPresence({
    agentId: 'bert',
    halfHourStartMs: at('09:00'),
    metrics: mapRecord(PRESENCE_METRICS, () => MINUTE_MS),
  });
  folded.agentDays();
  const { worked } = anna?.parts[0] ?? {};
  expect(WORKED_METRICS.map((metric) => total(worked?.[metric] ?? [NaN]) / MINUTE_MS)).toEqual([
    0, 0, 10, 0, 0,
  ]);
});

it('keeps the work of each queue and media type apart', () => {
  const day = fold([
    talk('anna', '09:00', '09:10', { queue: 'billing' }),
    chat('anna', '09:10', '09:15', { queue: 'billing' }),
    talk('anna', '09:15', '09:16', { queue: null }),
  ]);
  const parts = day.parts.map((part) => [
    part.queueId,
    part.mediaType,
    ...minutes(part.worked.tTalk, '09:00', 1),
  ]);
  expect(parts).toEqual([
    ['billing', 'voice', 10],
    ['billing', 'chat', 5],
    [null, 'voice', 1],
  ]);
});

it('counts every conversation of a half hour, early and late in the day', () => {
  const hours = ['00', '11', '12', '23'];
  const legs = hours.flatMap((hour) => [
    talk('anna', `${hour}:10`, `${hour}:15`),
    talk('anna', `${hour}:15`, `${hour}:20`),
  ]);
  const { conversations } = fold(legs);
  expect(hours.map((hour) => conversations[halfHourOfDay(at(`${hour}:00`))])).toEqual([2, 2, 2, 2]);
});

it('counts a conversation once in each half hour it was worked on, whatever its legs', () => {
  const conversation = 'transferred back';
  const day = fold([
    leg('anna', [talking('09:00', '09:05'), holding('09:05', '09:06')], { conversation }),
    leg('anna', [talking('09:20', '09:40')], { conversation, queue: 'billing' }),
    talk('anna', '09:50', '09:55'),
  ]);
  expect(Array.from(day.conversations.slice(18, 20))).toEqual([1, 2]);
});

it('runs an open segment until the moment of the read and says that a leg is open', () => {
  const open = leg('anna', [talking('09:10', '09:20'), wrappingUp('09:20')]);
  const day = fold([open], { asOfMs: at('09:45') });
  expect(minutes(day.busy, '09:00', 3)).toEqual([20, 15, 0]);
  expect(Array.from(day.openLegs.slice(18, 21))).toEqual([1, 1, 0]);
});

it('counts nothing that happened after the moment of the read, though its end is known', () => {
  const day = fold([talk('anna', '09:10', '09:50')], { asOfMs: at('09:40') });
  expect(minutes(day.busy, '09:00', 2)).toEqual([20, 10]);
  expect(total(day.parts[0]?.booked.tHandle ?? [])).toBe(0);
  expect(day.openLegs[19]).toBe(1);
});

it('marks as read only half hours that had begun, and only for who was read', () => {
  const folded = createFold({ span: WHOLE_DAY, asOfMs: at('09:40') });
  folded.addConversation([talk('bea', '09:00', '09:10')]);
  folded.markWorkRead(['anna'], WHOLE_DAY);
  const [anna, ...others] = folded.agentDays();
  expect(others).toEqual([]);
  expect(anna?.readAtMs[19]).toBe(at('09:40'));
  expect(anna?.readAtMs[20]).toBeNaN();
  expect(anna?.presence).toBeNull();
});

it('splits work over midnight into both UTC days', () => {
  const span = { startMs: WHOLE_DAY.startMs, endMs: WHOLE_DAY.endMs + DAY_MS };
  const folded = createFold({ span, asOfMs: LATER_MS });
  folded.addConversation([talk('anna', '23:50', '2026-11-21T00:20:00Z')]);
  folded.markWorkRead(['anna'], span);
  const [friday, saturday] = folded.agentDays();
  expect([friday?.busy[47], saturday?.busy[0]]).toEqual([10 * MINUTE_MS, 20 * MINUTE_MS]);
});

// --- What must be true, always -----------------------------------------------------------------

const aSegment = fc
  .record({
    type: fc.constantFrom('alert', 'contacting', 'dialing', 'interact', 'hold', 'wrapup', 'parked'),
    startMs: fc.integer({ min: WHOLE_DAY.startMs - HALF_HOUR_MS, max: WHOLE_DAY.endMs }),
    lengthMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 * HALF_HOUR_MS })),
  })
  .map(({ type, startMs, lengthMs }) => ({ type, startMs, endMs: startMs + lengthMs }));
const aLeg = fc
  .record({
    segments: fc.array(aSegment, { minLength: 1, maxLength: 5 }),
    mediaType: fc.constantFrom('voice', 'chat', 'email', 'message', 'callback'),
    queue: fc.constantFrom('support', 'billing', null),
    conversation: fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5'),
  })
  .map(({ segments, ...words }) => leg('anna', segments, words));
const someLegs = fc.array(aLeg, { minLength: 1, maxLength: 8 });

it('loses and invents no millisecond: worked tHandle is the sum of the work segments', () => {
  fc.assert(
    fc.property(someLegs, (legs) => {
      const segments = legs.flatMap((one) => one.segments).filter(({ type }) => isWorkType(type));
      const insideMs = segments.map((segment) =>
        durationMs({
          startMs: Math.max(segment.startMs, WHOLE_DAY.startMs),
          endMs: Math.min(segment.endMs ?? 0, WHOLE_DAY.endMs),
        }),
      );
      expect(total(tHandleSlots(fold(legs)))).toBe(total(insideMs));
    }),
  );
});

it('never shows more than 1,800,000 ms busy, and busy is the union of the work', () => {
  fc.assert(
    fc.property(someLegs, (legs) => {
      const { busy } = fold(legs);
      const spans = legs
        .flatMap((one) => one.segments)
        .filter(({ type }) => isWorkType(type))
        .map(({ startMs, endMs }) => ({
          startMs: Math.max(startMs, WHOLE_DAY.startMs),
          endMs: Math.min(endMs ?? 0, WHOLE_DAY.endMs),
        }));
      expect(Math.max(...busy)).toBeLessThanOrEqual(HALF_HOUR_MS);
      expect(total(busy)).toBe(total(union(spans).map(durationMs)));
    }),
  );
});

it('gives the same day in whatever order conversations, legs and segments arrive', () => {
  fc.assert(
    fc.property(someLegs, fc.infiniteStream(fc.nat()), (legs, numbers) => {
      const shuffled = <Item>(items: readonly Item[]) =>
        items
          .map((item) => ({ item, key: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const other = shuffled(legs).map((one) => ({ ...one, segments: shuffled(one.segments) }));
      expect(comparable(fold(other))).toEqual(comparable(fold(legs)));
    }),
  );
});

it('is never held elsewhere for longer than it is held or worked', () => {
  fc.assert(
    fc.property(someLegs, (legs) => {
      const day = fold(legs);
      const held = day.parts.reduce((sum, part) => sum + total(part.worked.tHold), 0);
      expect(total(day.tHoldElsewhere)).toBeLessThanOrEqual(held);
    }),
  );
});

it('knows dialing as work and alerting as none', () => {
  const day = fold([leg('anna', [dialing('09:00', '09:01')])]);
  expect(minutes(tHandleSlots(day), '09:00', 1)).toEqual([1]);
});

function comparable(day: AgentDay) {
  return {
    ...day,
    parts: day.parts.toSorted((a, b) =>
      `${a.queueId} ${a.mediaType}` < `${b.queueId} ${b.mediaType}` ? -1 : 1,
    ),
  };
}
