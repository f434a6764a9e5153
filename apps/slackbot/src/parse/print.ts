import type { AgentName, ClockRange, Period, Question, Threshold } from '../question.ts';
import { escapeSlack } from '../slack-escapes.ts';
import type { Wish } from './subscribe.ts';
import { WEEKDAYS } from './words.ts';

/**
 * A question as somebody would type it, in one order and one spelling: {@link parse} reads the same
 * question from it again.
 */
export function print(question: Question): string {
  const { clockRange, shift, sort, top, by, zone } = question;
  const words = [
    periodText(question.period),
    clockRange && clockRangeText(clockRange),
    // Before the agents: their names may end in `last`, which with `shift` after it is a period.
    shift === undefined ? undefined : `shift ${quoted(shift)}`,
    ...whoTexts(question),
    ...question.thresholds.map(thresholdText),
    sort && `sort ${sort.field} ${sort.direction}`,
    top === undefined ? undefined : `top ${top}`,
    by && `by ${by}`,
    question.chart ? 'chart' : undefined,
    question.isPublic ? 'public' : undefined,
    zone === undefined ? undefined : `in ${zone}`,
  ];
  return words.filter((word) => word !== undefined).join(' ');
}

/** The words after `subscribe` that {@link parseWish} reads the same wish from again. */
export function printWish(wish: Wish): string {
  const { shift, channel, fallbackId } = wish;
  const words = [
    shift === undefined ? undefined : `shift ${quoted(shift)}`,
    ...whoTexts(wish),
    channel && ('id' in channel ? `<#${channel.id}>` : `#${escapeSlack(channel.name)}`),
    fallbackId === undefined ? undefined : `fallback <@${fallbackId}>`,
    wish.withNames ? 'with names' : undefined,
  ];
  return words.filter((word) => word !== undefined).join(' ');
}

/** A limit as it is typed: `acw above 2m30s`. */
export function thresholdText({ measure, side, limit }: Threshold): string {
  const amount =
    limit.unit === 'share' ? `${Math.round(limit.share * 10_000) / 100}%` : durationText(limit.ms);
  return `${measure} ${side} ${amount}`;
}

/** A stretch of the day as it is typed: `09:00-17:30`. */
function clockRangeText({ fromMinute, toMinute }: ClockRange): string {
  return `${timeText(fromMinute)}-${timeText(toMinute)}`;
}

function timeText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function periodText(period: Period): string {
  if (period.kind === 'weekday') return WEEKDAYS[period.weekday - 1] ?? '';
  if (period.kind === 'lastDays') return `last ${period.days} days`;
  if (period.kind !== 'dates') return PERIOD_WORDS[period.kind];
  return period.from === period.to ? period.from : `${period.from} to ${period.to}`;
}

const PERIOD_WORDS = {
  today: 'today',
  yesterday: 'yesterday',
  thisWeek: 'this week',
  lastWeek: 'last week',
  thisShift: 'this shift',
  lastShift: 'last shift',
};

function whoTexts({
  agents,
  slackUserIds,
  teams,
  queues,
}: Pick<Question, 'agents' | 'slackUserIds' | 'teams' | 'queues'>): string[] {
  return [
    ...agents.map(agentText),
    ...slackUserIds.map((id) => `<@${id}>`),
    ...teams.map((name) => `team ${quoted(name)}`),
    ...queues.map((name) => `queue ${quoted(name)}`),
  ];
}

function agentText({ name, isWhole }: AgentName): string {
  return `agent ${isWhole ? quoted(name) : escapeSlack(name)}`;
}

function quoted(name: string): string {
  return `"${escapeSlack(name)}"`;
}

function durationText(ms: number): string {
  const seconds = ms / 1000;
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  return parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('') || '0s';
}
