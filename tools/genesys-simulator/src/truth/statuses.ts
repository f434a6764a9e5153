import type { Status } from '../scenario/presence.ts';
import { elementary } from './elementary.ts';
import type { HalfHourTruth, TruthWindow } from './shape.ts';

/** Counts the time of each status up to `asOfMs`, walking from change to change. */
export function countStatuses(
  statuses: readonly Status<string>[],
  window: TruthWindow,
  into: (halfHour: HalfHourTruth) => Record<string, number>,
): void {
  const toMs = Math.min(window.toMs, window.asOfMs);
  if (toMs <= window.fromMs) return;
  const changes = statuses.map(({ startMs }) => startMs);
  let current = -1;
  for (const piece of elementary(changes, window.fromMs, toMs)) {
    while (current + 1 < statuses.length && statuses[current + 1]!.startMs <= piece.startMs)
      current += 1;
    const status = statuses[current];
    if (status === undefined || status.endMs <= piece.startMs) continue;
    const times = into(window.halfHours[piece.halfHour]!);
    times[status.name] = (times[status.name] ?? 0) + piece.endMs - piece.startMs;
  }
}
