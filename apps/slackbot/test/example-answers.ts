import type { HalfHourState } from '@halfhour/core';
import type { Answer } from '../src/answer/answer.ts';
import type { Asked } from '../src/answer/asked.ts';
import { makeAnswer } from '../src/answer/make-answer.ts';
import { wholeDays } from '../src/answer/testing.ts';
import { madeUpInput } from '../src/answer/testing-made-up.ts';

const ZONE = 'Europe/London';
const NAMES = [
  'Anna Ode',
  'Bartholomew Featherstonehaugh',
  'Cleo Póvoa',
  'דנה לוי',
  'محمد علي',
  '王小明',
  'Eva <Su> & Co',
  'Finn Ødegård',
  'Gita Iyer',
  'Hugo Bauer',
  'Inês Costa',
  'Jon 🎧 Ng',
];
const SHIFT = {
  date: '2026-11-20',
  span: { startMs: Date.parse('2026-11-20T08:00Z'), endMs: Date.parse('2026-11-20T16:30Z') },
};

/** Answers as a supervisor may get them, made up. */
export const EXAMPLE_ANSWERS: Readonly<Record<string, Answer>> = {
  shift: answerOver([SHIFT], { teamNames: ['Billing'] }, NAMES),
  filtered: answerOver(
    [SHIFT],
    {
      queueNames: ['Support'],
      thresholds: [
        { measure: 'utilization', side: 'below', limit: { unit: 'share', share: 0.75 } },
      ],
      by: 'agent',
    },
    NAMES,
  ),
  day: answerOver(wholeDays(ZONE, '2026-10-25'), {}, NAMES),
  week: answerOver(
    wholeDays(ZONE, '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'),
    { teamNames: ['Billing', 'Late shift'] },
    NAMES,
  ),
  many: answerOver(
    [SHIFT],
    {},
    Array.from({ length: 500 }, (_, index) => `Agent ${index + 1}`),
  ),
  nobody: answerOver([SHIFT], { teamNames: ['Empty'] }, []),
};

function answerOver(days: Asked['days'], words: Partial<Asked>, names: readonly string[]): Answer {
  const input = madeUpInput({ names, days, zone: ZONE, busyness, state });
  return makeAnswer({ ...input, asked: { ...input.asked, ...words } });
}

/** About 76 %, some agents much more or less, the same each time. */
function busyness(agent: number, halfHour: number): number {
  const noise = ((agent * 37 + halfHour * 61 + agent * halfHour * 13) % 97) / 97;
  const usual = agent % 12 === 2 ? 0.9 : agent % 12 === 9 ? 0.35 : 0.76;
  return Math.min(1, Math.max(0, usual + (noise - 0.5) * 0.4));
}

function state(agent: number, halfHour: number): HalfHourState {
  if (agent === 7 && halfHour > 3 && halfHour < 7) return 'MISSING';
  return halfHour === 16 ? 'RUNNING' : halfHour > 13 && halfHour < 16 ? 'PROVISIONAL' : 'SETTLED';
}
