import { count, minute } from '@halfhour/command';
import type { SyncEvent } from '@halfhour/core';

const TASKS = {
  recent: 'recent work',
  presence: 'presence',
  day: 'a whole day',
  directory: 'who there is',
} as const;

/** What the sync did, in a line for people; `null`: nothing worth a line. */
export function eventLine(event: SyncEvent): string | null {
  if (event.kind === 'read') return readLine(event);
  if (event.kind === 'odd') return `Left out: ${event.what} (${event.times} times)`;
  if (event.kind === 'lostLease') return null;
  const head = headOf(event.task, event.span);
  if (event.kind === 'failed') return `${head} could not be read: ${event.trouble.message}`;
  return `${head} is not kept: the clock of this machine went back meanwhile`;
}

function readLine(event: Extract<SyncEvent, { kind: 'read' }>): string {
  const { task, span, conversations, rows, restatements, durationMs } = event;
  const parts = [
    task === 'directory' ? '' : count(conversations, 'conversation'),
    `${count(rows, 'row')} written`,
    restatements === 0 ? '' : `${count(restatements, 'number')} restated`,
    `${(durationMs / 1000).toFixed(1)} s`,
  ];
  return `${headOf(task, span)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function headOf(task: keyof typeof TASKS, span: { startMs: number; endMs: number }): string {
  const when = task === 'directory' ? '' : ` ${minute(span.startMs)} to ${minute(span.endMs)}`;
  return `Read ${TASKS[task]}${when}`;
}
