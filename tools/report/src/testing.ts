import { type MemoryWorld, memoryWorld } from '@halfhour/core/testing';
import type { About } from './format.ts';
import type { FormatName } from './flags.ts';
import { FORMATS } from './formats.ts';
import { type Run, run } from './run.ts';

/** A settled morning: 20 November 2026, read on the evening of that day. */
export const NOW_MS = Date.parse('2026-11-20T18:00:00Z');

/** What was printed of a small world, and what came of it. */
export async function printed(
  name: FormatName,
  world: Partial<MemoryWorld>,
  { about = {}, ...rest }: { about?: Partial<About> } & Partial<Run> = {},
) {
  const written: string[] = [];
  let isCommitted = false;
  const summary = await run(
    {
      question: {
        fromMs: Date.parse('2026-11-20T09:00:00Z'),
        toMs: Date.parse('2026-11-20T10:30:00Z'),
      },
      format: FORMATS[name]({ family: 'worked', zone: 'Europe/London', ...about }),
      output: {
        write: async (text) => void written.push(text),
        commit: async () => void (isCommitted = true),
        abandon: async () => undefined,
      },
      deps: {
        ...memoryWorld({ agents: ['anna'], asOfMs: NOW_MS, ...world }),
        nowMs: () => NOW_MS,
        settleMs: 45 * 60_000,
      },
      partial: false,
      progress: { onPage: () => undefined, stop: () => undefined },
      ...rest,
    },
    new AbortController().signal,
  );
  return { text: isCommitted ? written.join('') : null, summary };
}
