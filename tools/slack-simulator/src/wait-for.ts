import type { Service } from './http/service.ts';
import type { Change } from './workspace/changes.ts';

/** Long enough for anything on one machine: a safety net, not a measurement. */
const PATIENCE_MS = 20_000;

/**
 * Fulfils as soon as `find` gives something, asked now and after every change. Rejects when that takes longer
 * than `timeoutMs` of real time, and says what was waited for, what came instead, and what was refused.
 */
export async function waitFor<Found extends object>(
  what: string,
  find: () => Found | undefined,
  { workspace: { changes }, log }: Service,
  timeoutMs = PATIENCE_MS,
): Promise<Found> {
  const found = find();
  if (found !== undefined) return found;
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const unsubscribe = changes.subscribe(() => {
    const now = find();
    if (now !== undefined) resolve(now);
  });
  const giveUp = () => {
    const refused = log
      .all()
      .flatMap(({ method, error, problems }) =>
        error === undefined ? [] : [[method, error, ...problems].join(' ')],
      );
    const happened = changes.all().map(inWords);
    reject(
      new Error(
        `Waited ${timeoutMs} ms for ${what}. Happened last: ${lastOf(happened)}. Refused: ${lastOf(refused)}.`,
      ),
    );
  };
  const timer = setTimeout(giveUp, timeoutMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}

function lastOf(lines: readonly string[]): string {
  return lines.length === 0 ? 'nothing' : lines.slice(-5).join('; ');
}

function inWords(change: Change): string {
  if ('message' in change)
    return `${change.kind} ${JSON.stringify(change.message.text.slice(0, 80))}`;
  if ('file' in change) return `${change.kind} ${change.file.name}`;
  return `${change.kind} ${change.view.type} ${change.view.callbackId}`;
}
