import {
  clockTime,
  type ExplainedLeg,
  type Explanation,
  localDate,
  zoneName,
} from '@halfhour/core';
import { dateInWords } from '../answer/dates.ts';
import { count, duration, percent } from '../answer/figures.ts';
import { agentName } from '../answer/names.ts';
import { troubleInWords } from './parts/freshness.ts';
import { andOthers } from './cut-to.ts';
import { context, header, mrkdwn, section } from './elements.ts';
import { ladder } from './ladder.ts';
import type { Ladder } from './payload.ts';

/** Legs that are told one by one; a half hour rarely has more. */
const LEGS_TOLD = 15;

/** How the times of an explanation are told. */
export interface ExplanationOptions {
  /** IANA zone of local times. */
  readonly zone: string;
  /** The date it is in that zone, YYYY-MM-DD. */
  readonly today: string;
}

/** One agent's half hour, leg by leg: what ran in it, what Genesys books in it, and why they differ. */
export function explanationMessage(explanation: Explanation, options: ExplanationOptions): Ladder {
  const { agent, interval, legs, unread } = explanation;
  const title = `${agentName(agent)} · ${halfHourInWords(interval.startMs, options)}`;
  const told = legs.slice(0, LEGS_TOLD).map((leg) => legInWords(leg, interval.startMs, options));
  const others = legs.length - told.length;
  const paragraphs = [
    figures(explanation),
    ...(legs.length === 0 && interval.work !== null ? ['Nothing was worked or booked in it.'] : []),
    ...told,
    ...(others === 0 ? [] : [`${andOthers(others, 'other leg')}.`]),
  ];
  const small = [
    ...unread.map((trouble) => mrkdwn(troubleInWords(trouble))),
    asOf(explanation, options),
  ].join('\n');
  return ladder(
    [
      {
        text: `${mrkdwn(title)}: ${figures(explanation)}`,
        blocks: [header(title), ...paragraphs.map(section), context(small)],
      },
    ],
    [`*${mrkdwn(title)}*`, ...paragraphs, small].join('\n\n'),
  );
}

/** `Worked 25 min on 1 conversation; Genesys books 0 min. Utilization 83 %.` */
function figures({ interval: { work, utilization, state } }: Explanation): string {
  if (work === null) return 'This half hour could not be read. That is not zero.';
  const ratio = utilization === null ? '' : ` Utilization ${percent(utilization)}.`;
  const sure = state === 'RUNNING' ? ' It still runs.' : '';
  return (
    `Worked ${duration(work.tHandle)} on ${count(work.conversations, 'conversation')}; Genesys ` +
    `books ${duration(work.booked.tHandle)}.${ratio}${sure}`
  );
}

/** A leg's sentence, and its segments that were at least partly in the half hour. */
function legInWords(leg: ExplainedLeg, startMs: number, { zone }: ExplanationOptions): string {
  const segments = leg.segments
    .filter(({ isWork, inside }) => isWork && inside !== null)
    .map(({ type, startMs: fromMs, endMs, workedMs }) => {
      const to = endMs === null ? 'still open' : clockTime(endMs, zone);
      const from = clockTime(fromMs, zone);
      const isClipped = endMs === null || fromMs < startMs || workedMs < endMs - fromMs;
      const here = isClipped ? ` (${duration(workedMs)} here)` : '';
      return `${mrkdwn(NAMES[type] ?? type)} ${from}–${to}${here}`;
    });
  return `• ${mrkdwn(leg.sentence)}${segments.length === 0 ? '' : `\n   ${segments.join(', ')}`}`;
}

/** `09:30–10:00 GMT, Fri 20 Nov` */
function halfHourInWords(startMs: number, { zone, today }: ExplanationOptions): string {
  const endMs = startMs + 1_800_000;
  const clock = `${clockTime(startMs, zone)}–${clockTime(endMs, zone)} ${zoneName(startMs, zone)}`;
  return `${clock}, ${dateInWords(localDate(startMs, zone), today)}`;
}

function asOf({ interval: { asOfMs } }: Explanation, { zone }: ExplanationOptions): string {
  return asOfMs === null
    ? 'As of: never read.'
    : `As of ${clockTime(asOfMs, zone)} ${zoneName(asOfMs, zone)}.`;
}

/** Genesys' segment types in the words of the field. */
const NAMES: Readonly<Record<string, string>> = {
  interact: 'talk',
  hold: 'hold',
  wrapup: 'ACW',
  contacting: 'contacting',
  dialing: 'dialing',
};
