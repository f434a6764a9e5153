import type { Explanation, HalfHourState } from '@halfhour/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../answer/answer.ts';
import { makeAnswer } from '../answer/make-answer.ts';
import { wholeDays } from '../answer/testing.ts';
import type { Question } from '../question.ts';
import { answerMessage } from './answer-message.ts';
import { countedMessage } from './counted-message.ts';
import { explanationMessage } from './explanation-message.ts';
import { noticeMessage } from './notice-message.ts';
import type { Ladder } from './payload.ts';
import { shareMessage } from './share-message.ts';
import { madeUpInput } from '../answer/testing-made-up.ts';
import { faultsOf } from './testing.ts';
import { allAgentsMessage, halfHoursMessage } from './views.ts';

const HOSTILE = [
  '<!channel> & <@U123>',
  '*bold* _it_ `code` ~no~',
  'דנה לוי',
  'محمد علي',
  '\u202Eevil\u202C',
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(200),
  `Z${'\u0300'.repeat(500)}`,
  '\uD83D',
  '\n\t ',
  '王小明',
  ':smile: https://evil.example',
];

const name = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const state = fc.constantFrom<HalfHourState>(
  'MISSING',
  'RUNNING',
  'PROVISIONAL',
  'SETTLED',
  'FINAL',
);
const by = fc.constantFrom<Question['by']>(undefined, 'agent', 'interval');

/** Everything that can be told of an answer. */
function everyMessage(answer: Answer, question: string): Ladder[] {
  return [
    answerMessage(answer, { question, withChart: true }),
    allAgentsMessage(answer, { question }),
    allAgentsMessage(answer, { question, page: 2 }),
    halfHoursMessage(answer, { question }),
    countedMessage(answer, { question }),
    shareMessage(answer, { withNames: true }) ?? [{ text: 'Not shared.' }],
    shareMessage(answer, { withNames: false }) ?? [{ text: 'Not shared.' }],
  ];
}

/** What is wrong with any payload; no ladder may have lost all that has blocks. */
function faults(ladders: readonly Ladder[]): string[] {
  return ladders.flatMap((ladder) => [
    ...faultsOf(ladder),
    ...(ladder.length > 1 || ladder[0].text.length < 100 ? [] : ['lost its blocks']),
  ]);
}

it('keeps Slack’s shapes and limits, whoever the agents are and whatever is known of them', () => {
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 15 }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), state), { minLength: 1 }),
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { maxLength: 5 }),
      fc.record({ by, top: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }) }),
      fc.integer({ min: 1, max: 1500 }),
      // Of 48, 46 and 50 half hours.
      fc.constantFrom('2026-11-20', '2026-03-29', '2026-10-25'),
      (names, cells, scopeNames, words, questionLength, date) => {
        const cell = (agent: number, halfHour: number) =>
          cells[(agent * 31 + halfHour) % cells.length];
        const input = madeUpInput({
          names,
          days: wholeDays('Europe/London', date),
          busyness: (agent, halfHour) => cell(agent, halfHour)?.[0] ?? 0,
          state: (agent, halfHour) => cell(agent, halfHour)?.[1] ?? 'SETTLED',
        });
        const asked = {
          ...input.asked,
          ...words,
          agentNames: scopeNames,
          teamNames: scopeNames,
          queueNames: scopeNames,
        };
        const answer = makeAnswer({ ...input, asked });
        expect(faults(everyMessage(answer, 'q'.repeat(questionLength)))).toEqual([]);
      },
    ),
    {
      numRuns: 8,
      examples: [
        [HOSTILE, [[0.97, 'SETTLED']], HOSTILE, { by: 'agent', top: 9 }, 1500, '2026-10-25'],
      ],
    },
  );
});

it.each([
  [0, 1],
  [1, 1],
  [20, 7],
  [500, 1],
  [500, 31],
])('keeps them for %i agents over %i days', (agents, dayCount) => {
  const dates = Array.from(
    { length: dayCount },
    (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`,
  );
  const answer = makeAnswer(
    madeUpInput({
      names: Array.from({ length: agents }, (_, index) => `${HOSTILE[index % 12] ?? ''} ${index}`),
      days: dates.map((date) => ({
        date,
        span: { startMs: Date.parse(`${date}T09:00Z`), endMs: Date.parse(`${date}T10:00Z`) },
      })),
      unread: Array.from({ length: 9 }, (_, index) => ({
        kind: 'PRESENCE',
        reason: 'PERMISSION_MISSING',
        message: `Presence could not be read, ${index}. ${'Why? '.repeat(99)}`,
        missingPermissions: ['analytics:userAggregate:view'],
        span: { startMs: 0, endMs: 1 },
        correlationId: null,
      })),
    }),
  );
  expect(faults(everyMessage(answer, 'last 31 days'))).toEqual([]);
});

it('lets nobody’s name speak to a channel, anywhere in the text of a message', () => {
  const answer = makeAnswer(
    madeUpInput({ names: HOSTILE, days: wholeDays('Europe/London', '2026-11-19') }),
  );
  const input = madeUpInput({ names: HOSTILE, days: wholeDays('Europe/London', '2026-11-19') });
  const listed = makeAnswer({
    ...input,
    asked: { ...input.asked, by: 'agent', agentNames: HOSTILE },
  });
  for (const one of [answer, listed]) {
    for (const ladder of everyMessage(one, 'yesterday')) {
      const mrkdwn = JSON.stringify(ladder.map(({ text, blocks }) => [text, ...mrkdwnOf(blocks)]));
      expect(mrkdwn).not.toMatch(/<[!@]|\u202E/u);
    }
  }
});

function mrkdwnOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnOf);
}

const explanation: Explanation = {
  agent: { id: 'a', name: HOSTILE[0] ?? '', active: true },
  interval: {
    agentId: 'a',
    startMs: 1_795_000_000_000 - (1_795_000_000_000 % 1_800_000),
    endMs: 0,
    state: 'MISSING',
    asOfMs: null,
    work: null,
    openLegs: 0,
    presence: null,
    presenceIsWhole: false,
    utilization: null,
    occupancy: null,
  },
  legs: Array.from({ length: 60 }, (_, index) => ({
    conversationId: `${index}`,
    sessionId: `${index}`,
    mediaType: 'voice',
    queueId: null,
    isOpen: false,
    workedMs: 1,
    bookedMs: 1,
    segments: [],
    emissions: [],
    sentence: `Genesys books this <!here> ${'long '.repeat(30)}leg.`,
  })),
  unread: [],
};

it('keeps them for explanations and notices of any length', () => {
  const told = explanationMessage(explanation, { zone: 'Europe/London', today: '2026-11-20' });
  const choices = Array.from({ length: 30 }, (_, index) => ({
    name: HOSTILE[index % 12] ?? '',
    question: `today agent:"${index}"`,
  }));
  const help = Array.from({ length: 90 }, (_, index) => `line ${index} ${'of help '.repeat(9)}`);
  const notices = ['Unknown word.', help.slice(0, 60).join('\n'), 'x'.repeat(20_000)].map((text) =>
    noticeMessage(text, choices),
  );
  expect([told, ...notices].flatMap(faultsOf)).toEqual([]);
  expect(JSON.stringify(told)).not.toContain('<!here>');
});
