import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fontFiles } from './fonts.ts';
import type { Svg } from './heatmap-svg.ts';
import type { RenderJob } from './render-worker.ts';

/** Pixels of a picture's longer side: sharp on a good screen, and still quickly uploaded. */
const LONGEST_PX = 2200;

/** Sources run as they are; the built app has its thread beside it. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './render-worker.ts' : './render-worker.js',
  import.meta.url,
);

/**
 * Draws an SVG as PNG, in a thread of its own, so that answers do not wait for it.
 *
 * @throws AbortError when the signal aborts; an Error when this machine can't draw
 */
export async function renderPng(
  { svg, width, height }: Svg,
  signal: AbortSignal,
): Promise<Uint8Array> {
  signal.throwIfAborted();
  const zoom = Math.min(2, Math.max(1, LONGEST_PX / Math.max(width, height)));
  const job: RenderJob = { svg, fontFiles: fontFiles(), zoom };
  const worker = new Worker(WORKER, { workerData: job });
  try {
    return await firstPicture(on(worker, 'message', { signal, close: ['exit'] }));
  } finally {
    await worker.terminate();
  }
}

/** Under `node --watch` the thread sends messages of Node's own as well. */
async function firstPicture(messages: AsyncIterable<unknown[]>): Promise<Uint8Array> {
  for await (const [message] of messages) {
    if (message instanceof Uint8Array) return message;
  }
  throw new TypeError('The drawing thread ended without a picture.');
}
