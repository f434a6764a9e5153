import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fault } from '../fault.ts';
import { parse } from '../parse/parse.ts';
import { unescapeSlack } from '../slack-escapes.ts';
import { refusal } from './refusal.ts';

const ZONE = 'Europe/London';
const at = (time: string) => Date.parse(`2026-11-20T${time}:00Z`);

/** Every fault with something typed in it, and the first line that tells it. */
const toldOf = (given: string): readonly (readonly [Fault, string])[] => [
  [
    { kind: 'unknownWord', given, closest: 'today' },
    `I don't know \`${given}\`. Did you mean \`today\`?`,
  ],
  [{ kind: 'unknownWord', given, closest: undefined }, `I don't know \`${given}\`.`],
  [{ kind: 'verbNotFirst', verb: 'help' }, '`help` has to come first.'],
  [{ kind: 'openQuote', given }, `The quotation mark before \`${given}\` is not closed.`],
  [{ kind: 'looseName', given }, `I can't tell what \`${given}\` is the name of.`],
  [{ kind: 'incomplete', word: 'agent' }, '`agent` needs more after it.'],
  [
    { kind: 'saidTwice', what: 'periods', first: 'today', second: given },
    `There are two periods: \`today\` and \`${given}\`.`,
  ],
  [
    { kind: 'contradiction', first: 'hold above 9%', second: 'hold below 8%' },
    'Nobody can be both: `hold above 9%` and `hold below 8%`.',
  ],
  [{ kind: 'unknownTopic', given, closest: undefined }, `There is no help on \`${given}\`.`],
  [{ kind: 'notADate', given }, `\`${given}\` is not a date, use YYYY-MM-DD.`],
  [{ kind: 'rangeOfWords', given }, `\`${given}\` is not a range of dates, use YYYY-MM-DD.`],
  [{ kind: 'notAClockRange', given }, `\`${given}\` is not a stretch of the day, use HH:MM-HH:MM.`],
  [{ kind: 'notACount', given, word: 'top' }, `\`${given}\` is not a number from 1 to 100.`],
  [{ kind: 'notACount', given, word: 'last' }, `\`${given}\` is not a number from 1 to 31.`],
  [{ kind: 'notALimit', given, measure: 'utilization' }, `\`${given}\` is not a percentage.`],
  [{ kind: 'notALimit', given, measure: 'handle' }, `\`${given}\` is not a time.`],
  [
    { kind: 'notALimit', given, measure: 'acw' },
    `\`${given}\` is neither a percentage nor a time.`,
  ],
  [
    { kind: 'unknownSort', given },
    `I can't sort by \`${given}\`, use \`utilization\`, \`occupancy\`, \`handle\`, \`talk\`, \`hold\`, \`acw\`, \`conversations\`, \`name\`.`,
  ],
  [
    { kind: 'unknownGrouping', given },
    `I can't group by \`${given}\`, use \`agent\`, \`team\`, \`queue\`, \`interval\`.`,
  ],
  [
    { kind: 'unknownZone', given, closest: [ZONE] },
    `I don't know the time zone \`${given}\`. Did you mean \`Europe/London\`?`,
  ],
  [
    { kind: 'endsBeforeStart', from: '2026-11-07', to: '2026-11-01' },
    'The range ends before it starts, did you mean `2026-11-01 to 2026-11-07`?',
  ],
  [{ kind: 'tooManyDays', days: 305 }, '305 days; the most is 31.'],
  [
    { kind: 'inTheFuture', latestMs: at('14:30'), zone: ZONE },
    'That is in the future, latest data is to 14:30 GMT.',
  ],
  [{ kind: 'beforeData', firstDate: '2026-11-02' }, 'There is no data before 2026-11-02.'],
  [
    { kind: 'skippedByClock', zone: ZONE },
    'The clock in Europe/London was put forward over all of that stretch.',
  ],
  [{ kind: 'noShift', which: 'this', areSetUp: false }, 'No shifts are set up for you yet.'],
  [{ kind: 'noShift', which: 'this', areSetUp: true }, 'No shift is running now.'],
  [{ kind: 'noShift', which: 'last', areSetUp: true }, 'No shift has ended yet.'],
  [{ kind: 'outsideShift', shift: given }, `Those hours are not in the shift ${given}.`],
  [
    { kind: 'noMatch', what: 'agent', given, closest: ['Anna Smith', given] },
    `No agent matches \`${given}\`, closest: \`Anna Smith\`, \`${given}\`.`,
  ],
  [{ kind: 'noMatch', what: 'team', given, closest: [] }, `No team matches \`${given}\`.`],
  [
    { kind: 'noMatch', what: 'team', given, closest: [], all: ['Sales', given] },
    `No team matches \`${given}\`. There are \`Sales\`, \`${given}\`.`,
  ],
  [
    { kind: 'ambiguous', what: 'agent', given, choices: [{ id: 'a', name: given }], count: 3 },
    `3 agents match \`${given}\`: choose one.`,
  ],
  [{ kind: 'unknownMention', slackUserId: 'U1' }, '<@U1> is none of the agents that I know.'],
  [{ kind: 'notAllowed', showsOnly: `team ${given}` }, `You can see team ${given} only.`],
  [
    { kind: 'unreadRights', why: given },
    "Genesys doesn't tell me now what you may see, so nothing is shown.",
  ],
  [{ kind: 'unreadNames', why: given }, "Genesys doesn't tell me now who is called that."],
  [
    { kind: 'noActivity', who: given, firstEndsMs: at('08:30'), zone: ZONE },
    `No activity for ${given} today yet (first half hour ends 08:30 GMT).`,
  ],
  [
    { kind: 'noActivity', who: undefined, firstEndsMs: at('08:30'), zone: ZONE },
    'No activity today yet (first half hour ends 08:30 GMT).',
  ],
  [
    { kind: 'genesysSilent', sinceMs: at('13:30'), zone: ZONE },
    'Genesys has not answered since 13:30 GMT, figures to 13:30 follow.',
  ],
  [{ kind: 'somethingWrong', ref: '7F3A' }, 'Something went wrong (ref 7F3A), nothing was posted.'],
  [
    { kind: 'cannotPost', channel: { name: given } },
    `I can't post in #${given} yet: \`/invite\` me.`,
  ],
  [
    { kind: 'cannotPost', channel: { id: 'D1' } },
    "I can't post in this conversation yet: `/invite` me.",
  ],
  [{ kind: 'cannotPost', channel: { id: 'C1' } }, "I can't post in <#C1> yet: `/invite` me."],
  [
    { kind: 'perhapsPosted', channel: { id: 'C1' } },
    'Slack did not say whether it was posted in <#C1>.',
  ],
  [
    { kind: 'noEmail' },
    "Slack doesn't tell me your e-mail address, so I can't tell what you may see.",
  ],
  [
    { kind: 'notAdmitted', why: 'unknown', email: given },
    `No active user of Genesys has the e-mail address \`${given}\`, so I can't tell what you may see.`,
  ],
  [
    { kind: 'notAdmitted', why: 'several', email: given },
    `More than one user of Genesys has the e-mail address \`${given}\`, so I can't tell what you may see.`,
  ],
  [{ kind: 'noRule' }, 'No rule says that you may see agents, so nothing is shown.'],
  [{ kind: 'wouldName' }, 'That is about one person, and names are not shared in this workspace.'],
  [
    { kind: 'staleButton' },
    'That button is from an older message, and I can no longer tell what it asks.',
  ],
  [{ kind: 'fileRefused', why: given }, `Slack did not take the file (${given}).`],
  [{ kind: 'gone', why: given }, given],
  [{ kind: 'outsider' }, 'Guests, and people of other workspaces, are told nothing about agents.'],
  [
    { kind: 'tooMuch', agentHalfHours: 300_000, most: 250_000 },
    'That is 300000 half hours of agents; the most in one answer is 250000.',
  ],
  [{ kind: 'noDigests' }, 'Digests are not set up here yet.'],
  [{ kind: 'notSubscribed' }, 'Nothing is subscribed in this channel, and nothing in your name.'],
  [
    { kind: 'noSubscription', given },
    `There is no subscription \`${given}\` that you could change here.`,
  ],
  [
    { kind: 'channelArchived', channel: { name: given } },
    `#${given} is archived, so that nothing can be posted there.`,
  ],
  [
    { kind: 'cannotStandIn', slackUserId: 'U1', why: 'isOwner' },
    "<@U1> can't stand in: that is the owner.",
  ],
  [
    { kind: 'cannotStandIn', slackUserId: 'U1', why: 'seesNobody' },
    "<@U1> can't stand in: they may see nobody in this shift.",
  ],
  [{ kind: 'namesNotShared' }, "Agents' names are not shared with channels in this workspace."],
  [{ kind: 'noShiftOf', who: given }, `No shift is of ${given}.`],
  [{ kind: 'shiftOfOthers', shift: given, who: given }, `The shift ${given} is not of ${given}.`],
  [{ kind: 'noShifts' }, 'No shifts are set up in which you see anybody.'],
  [
    { kind: 'notAllOfShift', shift: given },
    `You don't see everybody in the shift ${given}, so that you can't change or end it.`,
  ],
  [{ kind: 'shiftRefused', why: given }, given],
  [
    { kind: 'noDigestYet', shift: given },
    `The shift ${given} was not over once in the last week, so that there is no digest yet.`,
  ],
  [
    { kind: 'noDigestToday', shift: given, nextDate: '2026-11-23' },
    `No more digest of the shift ${given} is due today, so that nothing was changed.`,
  ],
];

it.each(toldOf('xyz'))('tells %j', (fault, told) => {
  const [first, second, ...more] = refusal(fault).split('\n');
  expect(first).toBe(told);
  expect(second).toMatch(/\S/u);
  expect(more).toEqual([]);
});

it('tells nothing to type that it would not understand', () => {
  const commands = toldOf('xyz').flatMap(([fault]) => [
    ...refusal(fault).matchAll(/`\/utilization([^`]*)`/gu),
  ]);
  expect(commands.length).toBeGreaterThan(30);
  const refused = commands.filter(([, words = '']) => parse(words).kind === 'refused');
  expect(refused).toEqual([]);
});

it('cuts what was typed at 60 characters', () => {
  expect(refusal({ kind: 'notADate', given: 'x'.repeat(61) })).toContain(`\`${'x'.repeat(59)}…\``);
});

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc
    .array(fc.constantFrom('<!channel>', '<@U1>', '&', '`', '\n', '\u202E', '<', '>', '"', 'a'))
    .map((parts) => parts.join('')),
);

it('lets nothing that was typed become more than text', () => {
  const plainTold = toldOf('xyz').map(([fault]) => refusal(fault));
  fc.assert(
    fc.property(anything, (given) => {
      for (const [index, [fault]] of toldOf(given).entries()) {
        const text = refusal(fault);
        const escaped = text.replaceAll(/<[@#][UC]1>|&(?:amp|lt|gt);/gu, '');
        expect(escaped).not.toMatch(/[<>&]/u);
        expect(text.split('`').length).toBe(plainTold[index]?.split('`').length);
        expect(text.split('\n')).toHaveLength(2);
        expect(unescapeSlack(text).length).toBeLessThan(500);
      }
    }),
    { numRuns: 50 },
  );
});
