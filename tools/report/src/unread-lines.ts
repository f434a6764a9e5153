import { formatInstant } from '@halfhour/core';
import { printable } from '@halfhour/command';
import type { Summary } from './tally.ts';

/** What could not be read and what was not understood, a line each, for people. */
export function unreadLines({
  unread,
  unknownTypes,
}: Pick<Summary, 'unread' | 'unknownTypes'>): string[] {
  return [
    ...unread.map(({ message, missingPermissions, span, correlationId }) => {
      const window =
        span.startMs < span.endMs
          ? ` From ${formatInstant(span.startMs)} to ${formatInstant(span.endMs)}.`
          : '';
      const permissions =
        missingPermissions.length === 0
          ? ''
          : ` Missing permissions: ${missingPermissions.join(', ')}.`;
      const reference = correlationId === null ? '' : ` Genesys’ reference: ${correlationId}.`;
      return printable(`Not read: ${message}${permissions}${window}${reference}`);
    }),
    ...Array.from(unknownTypes, ([type, times]) =>
      printable(`Not known to Halfhour, and in no sum: ${type} (${times} times).`),
    ),
  ];
}
