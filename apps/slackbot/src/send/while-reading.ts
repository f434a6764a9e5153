import type { Reply } from './reply.ts';

/** After this long without an answer, the person is told that it is still to come, ms. */
export const SLOW_MS = 2500;

/** Says once, if the work takes long, that the answer is still to come; the answer comes after that. */
export async function whileReading<Result>(
  work: Promise<Result>,
  reply: Reply,
  slowMs: number,
): Promise<Result> {
  let saying: Promise<void> | undefined;
  const timer = setTimeout(() => {
    // Not being able to say so is no reason not to answer.
    saying = reply.tell([{ text: 'Still reading Genesys …' }]).catch(() => undefined);
  }, slowMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await saying;
  }
}
