import { type Family, type LocalStart, type Span, zoneName } from '@halfhour/core';
import type { About } from './format.ts';
import { printable } from '@halfhour/command';

const TITLES: Readonly<Record<Family, string>> = {
  worked: 'Worked time, in the half hour in which it happened',
  booked: 'Booked as Genesys shows it: each metric whole, in the half hour of its emit time',
  started: 'Each metric whole, in the half hour in which its conversation started',
};

/** What the table is about, in lines. */
export function tableHead(
  window: Span,
  about: About,
  localStart: (startMs: number) => LocalStart,
): string[] {
  const { family, queueIds, mediaTypes } = about;
  return [
    TITLES[family],
    windowLine(window, about.zone, localStart),
    ...(queueIds === undefined
      ? []
      : [printable(`Only work for the queues ${queueIds.join(', ')}`)]),
    ...(mediaTypes === undefined ? [] : [`Only work in the media ${mediaTypes.join(', ')}`]),
    ...(queueIds === undefined && mediaTypes === undefined
      ? []
      : ['(busy, login, util and occ are of all the work of the agent)']),
  ];
}

function windowLine(
  { startMs, endMs }: Span,
  zone: string,
  localStart: (startMs: number) => LocalStart,
): string {
  const from = localStart(startMs);
  const to = localStart(endMs);
  const names = new Set([zoneName(startMs, zone), zoneName(endMs - 1, zone)]);
  const toDate = from.date === to.date ? '' : `${to.date} `;
  return (
    `${from.date} ${from.time} to ${toDate}${to.time}, ${zone} (${[...names].join(', ')}); ` +
    'minutes:seconds'
  );
}
