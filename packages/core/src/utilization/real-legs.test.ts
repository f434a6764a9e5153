import { expect, it } from 'vitest';
import { emitted, holding, leg, talking, wrappingUp } from '../testing/legs.ts';
import { DAY_MS, HALF_HOURS_A_DAY, utcDayStartMs } from '../time/half-hour.ts';
import { type AgentDay, WORKED_METRICS } from './agent-day.ts';
import { createFold } from './fold.ts';
import type { Leg } from './leg.ts';

/*
 * Legs of real conversations, told in our words with their real instants and metrics: Genesys'
 * arithmetic is what it is said to be, and ours agrees with it to the millisecond.
 */

const holdThenGoodbye = leg(
  'anna',
  [
    talking('2024-02-16T16:59:29.695Z', '2024-02-16T17:04:09.670Z'),
    holding('2024-02-16T17:04:09.670Z', '2024-02-16T17:04:18.791Z'),
    talking('2024-02-16T17:04:18.791Z', '2024-02-16T17:04:20.295Z'),
    wrappingUp('2024-02-16T17:04:20.295Z', '2024-02-16T17:04:49.809Z'),
  ],
  {
    emissions: [
      emitted('tTalkComplete', '2024-02-16T17:04:20.295Z', 281_479),
      emitted('tHeldComplete', '2024-02-16T17:04:20.295Z', 9121),
      emitted('tAcw', '2024-02-16T17:04:49.809Z', 29_514),
      emitted('tHandle', '2024-02-16T17:04:49.809Z', 320_114),
    ],
  },
);

const longConference = leg(
  'anna',
  [
    talking('2024-02-16T17:16:32.327Z', '2024-02-16T17:35:34.925Z'),
    holding('2024-02-16T17:35:34.925Z', '2024-02-16T17:35:42.455Z'),
    talking('2024-02-16T17:35:42.455Z', '2024-02-16T17:45:27.979Z'),
    wrappingUp('2024-02-16T17:45:27.979Z', '2024-02-16T17:46:19.599Z'),
  ],
  {
    emissions: [
      emitted('tTalkComplete', '2024-02-16T17:45:27.979Z', 1_728_122),
      emitted('tHeldComplete', '2024-02-16T17:45:27.979Z', 7530),
      emitted('tAcw', '2024-02-16T17:46:19.599Z', 51_620),
      emitted('tHandle', '2024-02-16T17:46:19.599Z', 1_787_272),
    ],
  },
);

const abandonedChat = leg(
  'anna',
  [
    talking('2021-04-01T12:28:04.569Z', '2021-04-01T12:34:19.130Z'),
    holding('2021-04-01T12:34:19.130Z', '2021-04-01T12:43:23.306Z'),
  ],
  {
    mediaType: 'chat',
    emissions: [
      emitted('tTalkComplete', '2021-04-01T12:34:19.130Z', 374_561),
      emitted('tHeldComplete', '2021-04-01T12:43:23.306Z', 544_176),
      emitted('tHandle', '2021-04-01T12:43:23.306Z', 918_737),
    ],
  },
);

const REAL_LEGS: [string, Leg][] = [
  ['a call with a hold', holdThenGoodbye],
  ['a conference of half an hour', longConference],
  ['a chat left on hold', abandonedChat],
];

it.each(REAL_LEGS)('finds tHandle to be the sum of its parts in %s', (_name, real) => {
  const part = dayOf(real).parts[0];
  const { tHandle, tTalkComplete, tHeldComplete, tAcw } = mapTotals(part?.booked ?? {});
  expect(tHandle).toBe((tTalkComplete ?? 0) + (tHeldComplete ?? 0) + (tAcw ?? 0));
});

it.each(REAL_LEGS)('works as many milliseconds as Genesys books in %s', (_name, real) => {
  const part = dayOf(real).parts[0];
  const worked = mapTotals(part?.worked ?? {});
  const tHandle = WORKED_METRICS.reduce((sum, metric) => sum + (worked[metric] ?? 0), 0);
  expect(tHandle).toBe(mapTotals(part?.booked ?? {})['tHandle']);
});

it('works a conference in two half hours that Genesys books in one', () => {
  const { busy, parts } = dayOf(longConference);
  const at17 = 17 * 2;
  expect(Array.from(busy.slice(at17, at17 + 2))).toEqual([807_673, 979_599]);
  expect(Array.from(parts[0]?.booked.tHandle.slice(at17, at17 + 2) ?? [])).toEqual([0, 1_787_272]);
});

function dayOf(real: Leg): AgentDay {
  const dayStartMs = utcDayStartMs(real.conversationStartMs);
  const span = { startMs: dayStartMs, endMs: dayStartMs + DAY_MS };
  const fold = createFold({ span, asOfMs: span.endMs + DAY_MS });
  fold.addConversation([real]);
  fold.markWorkRead(['anna'], span);
  const [day] = fold.agentDays();
  if (day?.busy.length !== HALF_HOURS_A_DAY) throw new Error('no agent day');
  return day;
}

function mapTotals(rows: Readonly<Record<string, Float64Array>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(rows).map(([metric, row]) => [metric, row.reduce((sum, one) => sum + one, 0)]),
  );
}
