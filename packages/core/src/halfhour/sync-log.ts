import type { SyncEvent } from '../sync/events.ts';
import { formatInstant } from '../time/instant.ts';
import type { Span } from '../time/span.ts';
import type { HalfhourLog } from './log.ts';

/** One line for what the sync does; reads of which nothing was new are for those who look closely. */
export function logSync(log: HalfhourLog, event: SyncEvent): void {
  switch (event.kind) {
    case 'read': {
      const { kind: _kind, task, span, ...counts } = event;
      const fields = { task, ...inWords(span), ...counts };
      if (event.rows === 0) log.debug(fields, 'sync: read, nothing new');
      else log.info(fields, 'sync: read');
      return;
    }
    case 'failed':
      log.warn(
        { task: event.task, ...inWords(event.span), ...event.trouble },
        'sync: could not be read, and will be tried again',
      );
      return;
    case 'lostLease':
      log.info(
        { task: event.task, ...inWords(event.span) },
        'sync: another process has taken over',
      );
      return;
    case 'clockWentBack':
      log.warn(
        { task: event.task, ...inWords(event.span) },
        'sync: the clock of this machine went back, and nothing was kept of what was read meanwhile',
      );
      return;
    case 'odd':
      log.warn({ what: event.what, times: event.times }, 'sync: left out');
  }
}

/** Of the directory, which is read as it is now, there is nothing to say. */
function inWords({ startMs, endMs }: Span): { readonly from?: string; readonly to?: string } {
  if (startMs === endMs) return {};
  return { from: formatInstant(startMs), to: formatInstant(endMs) };
}
