import type { DestinationStream } from 'pino';
import { terminalLine } from './terminal-line.ts';

/**
 * Where lines go: as people read them when somebody looks, else as they are.
 *
 * @returns `undefined`: the standard output, a line of JSON each
 */
export async function logDestination({
  isTTY,
}: Pick<NodeJS.WriteStream, 'isTTY'>): Promise<DestinationStream | undefined> {
  if (!isTTY) return undefined;
  // Only here: on servers nobody looks.
  const { default: pretty } = await import('pino-pretty');
  // In this process and at once, so that the last line before the end is seen.
  return pretty({
    sync: true,
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,hostname',
    hideObject: true,
    messageFormat: (fields, _message, _level, { colors }) => terminalLine(fields, colors.gray),
  });
}
