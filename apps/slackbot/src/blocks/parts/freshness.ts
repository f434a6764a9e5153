import { clockTime, localDate, type Span, type Unread, zoneName } from '@halfhour/core';
import type { Answer } from '../../answer/answer.ts';
import { dateInWords } from '../../answer/dates.ts';
import { count, listed } from '../../answer/figures.ts';
import { andOthers } from '../cut-to.ts';
import { context, mrkdwn } from '../elements.ts';
import type { Part } from '../payload.ts';

/** Troubles and stretches that are told one by one; the rest is counted. */
const TOLD = 3;

/** As of when, what may still change, what could not be read and which permission is missing. */
export function freshnessPart(answer: Answer): Part {
  const text = freshnessLines(answer).map(mrkdwn).join('\n');
  return { blocks: [context(text)], text };
}

/** The same in plain sentences, a line each. */
function freshnessLines(answer: Answer): string[] {
  const { freshness } = answer;
  return [
    `${asOfInWords(answer)}.${changing(answer)}`,
    ...missing(answer),
    ...freshness.unread.slice(0, TOLD).map(troubleInWords),
    ...(freshness.unread.length > TOLD
      ? [`${andOthers(freshness.unread.length - TOLD)} that could not be read.`]
      : []),
    ...(freshness.unknownTypes.length === 0
      ? []
      : [
          `Not known to Halfhour, and not counted: ${freshness.unknownTypes.slice(0, TOLD).join(', ')}.`,
        ]),
    ...(freshness.agentsLeftOut === 0
      ? []
      : [
          `${count(freshness.agentsLeftOut, 'more agent')} left out: too many for one answer. ` +
            'Ask for a team.',
        ]),
    ...freshness.notes,
  ];
}

/** `As of 14:32 GMT` */
export function asOfInWords({ freshness: { asOfMs }, zone, today }: Answer): string {
  if (asOfMs === null) return 'Nothing could be read';
  const date = localDate(asOfMs, zone);
  const day = date === today ? '' : `${dateInWords(date, today)} `;
  return `As of ${day}${clockTime(asOfMs, zone)} ${zoneName(asOfMs, zone)}`;
}

function changing(answer: Answer): string {
  const { running, provisional } = answer.freshness;
  return [
    ...(running.length === 0
      ? []
      : [` ${spansInWords(running, answer)} still runs and is in no percentage.`]),
    ...(provisional.length === 0
      ? []
      : [` ${spansInWords(provisional, answer)} may still change (provisional).`]),
  ].join('');
}

/** What was never read is said to be missing: it is in no figure, which is not zero. */
function missing(answer: Answer): string[] {
  const { agentHalfHours, agentHalfHoursMissing, missing: spans } = answer.freshness;
  if (agentHalfHoursMissing === 0) return [];
  return [
    `Missing: ${agentHalfHoursMissing} of ${agentHalfHours} half hours of agents, in ` +
      `${spansInWords(spans, answer)}. They are in no figure; they are not zero.`,
  ];
}

/** `⚠ Presence could not be read. Missing permission: analytics:userAggregate:view.` */
export function troubleInWords({ message, missingPermissions, correlationId }: Unread): string {
  const permissions =
    missingPermissions.length === 0
      ? ''
      : ` Missing permission${missingPermissions.length === 1 ? '' : 's'}: ` +
        `${missingPermissions.join(', ')}.`;
  const reference = correlationId === null ? '' : ` Genesys’ reference: ${correlationId}.`;
  return `⚠ ${message}${permissions}${reference}`;
}

/** `09:00–10:00 and 13:30–14:30`, with the day when there are several. */
function spansInWords(spans: readonly Span[], answer: Answer): string {
  const words = spans.slice(0, TOLD).map((span) => spanInWords(span, answer));
  const rest = spans.length - words.length;
  return listed(rest === 0 ? words : [...words, `${rest} more`]);
}

function spanInWords({ startMs, endMs }: Span, { days, zone, today }: Answer): string {
  const from = clockTime(startMs, zone);
  const time = clockTime(endMs, zone);
  const to = time === '00:00' ? '24:00' : time;
  if (days.length === 1) return `${from}–${to}`;
  // Midnight belongs to the day that it ends.
  const [first, last] = [localDate(startMs, zone), localDate(endMs - 1, zone)];
  const start = `${dateInWords(first, today)} ${from}`;
  return first === last ? `${start}–${to}` : `${start} to ${dateInWords(last, today)} ${to}`;
}
