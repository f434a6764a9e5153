import { z } from 'zod';
import type { Digest } from './digest.ts';

/** Figures of which it is told when they move. They name nobody. */
export type Told = z.infer<typeof toldShape>;

/** What of a digest is remembered for its later versions. */
export type Gist = z.infer<typeof gistShape>;

const toldShape = z.object({
  /** busy ÷ logged in; `null`: not known. */
  utilization: z.number().nullable(),
  handled: z.number(),
  /** Half hours of agents that were not read. */
  missing: z.number(),
  /** Half hours of agents of which a settled number had changed. */
  restated: z.number(),
  /** Conversations that were still open. */
  open: z.number(),
});
const gistShape = z.object({
  /** As people were told last. */
  told: toldShape,
  openAtEnd: z.number(),
});

/**
 * The gist of a digest that people are told.
 *
 * @param restated - half hours of agents of which a settled number has changed so far
 */
export function gistOf({ answer, figures, open }: Digest, restated: number): Gist {
  const { work, agentHalfHoursMissing: missing } = answer.totals;
  const told = {
    utilization: figures.utilization,
    handled: work?.booked.handled ?? 0,
    missing,
    restated,
    open: open.now,
  };
  return { told, openAtEnd: open.atEnd };
}

/** A gist as it was kept; `null` when it is none, or that of another version of Halfhour. */
export function readGist(kept: string): Gist | null {
  try {
    return gistShape.safeParse(JSON.parse(kept)).data ?? null;
  } catch {
    return null;
  }
}
