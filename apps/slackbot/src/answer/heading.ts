import { clockTime, localDate, type Span, zoneName } from '@halfhour/core';
import type { Heading } from './answer.ts';
import type { Asked, AskedDay } from './asked.ts';
import { datesInWords } from './dates.ts';
import { count, listed } from './figures.ts';
import { shownName } from './names.ts';

/** Names of one kind that are told; the rest is counted. */
const NAMES_TOLD = 3;

/** Who, when and in which zone, in words. `days` are those that could be answered; one at least. */
export function headingOf(
  asked: Asked,
  days: readonly [AskedDay, ...AskedDay[]],
  { zone, nowMs }: { readonly zone: string; readonly nowMs: number },
): Heading {
  const [first] = days;
  const last = days.at(-1) ?? first;
  const zones = zonesOf(first.span.startMs, last.span.endMs, zone);
  return {
    scope: scopeInWords(asked, namesInWords(asked.agentNames, 'agent')),
    scopeWithoutNames: scopeInWords(asked, anonymous(asked.agentNames)),
    day: datesInWords(first.date, last.date, localDate(nowMs, zone)),
    clock: clockInWords(days, zone, zones),
    zoneName: zones,
  };
}

function scopeInWords({ teamNames, queueNames, shiftName }: Asked, agents: string): string {
  const shift = shiftName === undefined ? '' : `shift ${shownName(shiftName)}`;
  const who = [agents, namesInWords(teamNames, 'team'), shift].filter((part) => part !== '');
  const queues =
    queueNames.length === 0
      ? []
      : [`queue${queueNames.length === 1 ? '' : 's'} ${namesInWords(queueNames, 'queue')}`];
  return [...(who.length === 0 ? ['All agents'] : who), ...queues].join(', ');
}

function anonymous(agentNames: readonly string[]): string {
  return agentNames.length === 0 ? '' : count(agentNames.length, 'agent');
}

function namesInWords(names: readonly string[], noun: string): string {
  const told = names.slice(0, NAMES_TOLD).map((name) => shownName(name));
  const rest = names.length - told.length;
  return listed(rest === 0 ? told : [...told, count(rest, `other ${noun}`)]);
}

/** The stretch of the clock, of several days the first one's; whole days need none. */
function clockInWords(
  days: readonly [AskedDay, ...AskedDay[]],
  zone: string,
  zones: string,
): string {
  const [{ span: first }] = days;
  if (days.length === 1) return stretchInWords(first, zone);
  const from = clockTime(first.startMs, zone);
  const to = endOnClock(first, zone);
  return from === '00:00' && to === '24:00' ? zones : `${from}–${to} each day, ${zones}`;
}

/** `09:00–14:30 GMT`; with both names of the zone when the clock changes in between. */
export function stretchInWords(span: Span, zone: string): string {
  const from = clockTime(span.startMs, zone);
  return `${from}–${endOnClock(span, zone)} ${zonesOf(span.startMs, span.endMs, zone)}`;
}

/** `14:30`; midnight that ends a day is `24:00`, a time of the next day says so. */
function endOnClock({ startMs, endMs }: Span, zone: string): string {
  const time = clockTime(endMs, zone);
  if (localDate(startMs, zone) === localDate(endMs, zone)) return time;
  return time === '00:00' ? '24:00' : `${time} (next day)`;
}

/** `GMT`, or both names when the clock changes in between: `BST, then GMT`. */
function zonesOf(startMs: number, endMs: number, zone: string): string {
  const names = new Set([zoneName(startMs, zone), zoneName(endMs - 1, zone)]);
  return [...names].join(', then ');
}
