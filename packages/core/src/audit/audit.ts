import { setTimeout as wait } from 'node:timers/promises';
import type { Asking, AuditEntry, NumbersRead } from './entry.ts';

/** Writes down who asked for whose numbers. */
export interface Audit {
  /** Notes a reading, and returns at once: nobody waits for it to be written. */
  note(asking: Asking, read: NumbersRead): void;
  /** Fulfils once all that was noted is written, or can't be. What is noted afterwards is in the log only. */
  close(): Promise<void>;
}

/** What an audit is made of. */
export interface AuditDeps {
  /** A line for each entry, with how many agents it is about and not which: logs can't be forgotten from. */
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
  /** Keeps entries, all or none; the same again changes nothing. `null`: there are the lines of the log. */
  readonly keep: ((entries: readonly AuditEntry[]) => Promise<void>) | null;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** How long to wait after a failure, ms, before the same is tried again. @default 1000 */
  readonly pauseMs?: number;
  /** For how long entries are gathered that are written together, ms. @default 50 */
  readonly gatherMs?: number;
  /** How many entries wait at the most while they can't be kept. @default 20_000 */
  readonly mostWaiting?: number;
}

/** Entries in one transaction: some milliseconds of computing. */
const BATCH = 50;

/** Keeps what is noted in the order in which it was. */
export function createAudit(deps: AuditDeps): Audit {
  const { log, keep, nowMs, newId, pauseMs = 1000, gatherMs = 50, mostWaiting = 20_000 } = deps;
  const closing = new AbortController();
  const untilClosing = async (ms: number) =>
    wait(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  let waiting: AuditEntry[] = [];
  let writing: Promise<void> | null = null;
  let unkept = 0;

  async function writeBy(keepAll: NonNullable<typeof keep>): Promise<void> {
    while (waiting.length > 0) {
      // After the answer, for which somebody waits; and one transaction for many of them.
      if (waiting.length < BATCH) await untilClosing(gatherMs);
      const batch = waiting.slice(0, BATCH);
      const isLastTry = closing.signal.aborted;
      try {
        await keepAll(batch);
        waiting = waiting.slice(batch.length);
      } catch (error) {
        log.warn({ err: error, waiting: waiting.length }, 'audit: can’t be kept now, tried again');
        if (isLastTry) break;
        await untilClosing(pauseMs);
      }
    }
    // Here and not in a then(): what is noted in between would wait for the next one.
    writing = null;
  }

  return {
    note(asking, read) {
      const entry = { ...asking, ...read, id: newId(), atMs: nowMs() };
      log.info(lineOf(entry), 'audit');
      if (keep === null || closing.signal.aborted) return;
      if (waiting.length >= mostWaiting) unkept += 1;
      else waiting.push(entry);
      writing ??= writeBy(keep);
    },
    async close() {
      closing.abort();
      await (writing ?? undefined);
      unkept += waiting.length;
      if (unkept > 0) log.warn({ unkept }, 'audit: entries are in this log only');
    },
  };
}

function lineOf({ agentIds, span, ...entry }: AuditEntry) {
  const [from, to] = [span.startMs, span.endMs].map((atMs) => new Date(atMs).toISOString());
  return { ...entry, agents: agentIds.length, from, to };
}
