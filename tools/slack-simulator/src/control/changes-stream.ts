import type { SlackSimulator } from '../simulator.ts';

/** Server-sent events: one for every change, until who asked goes away. */
export function changesStream(simulator: SlackSimulator): Response {
  let unsubscribe: (() => void) | undefined;
  const stream = new ReadableStream<string>({
    start(controller) {
      controller.enqueue(': listening\n\n');
      unsubscribe = simulator.subscribe(({ kind }) => controller.enqueue(`data: ${kind}\n\n`));
    },
    cancel: () => unsubscribe?.(),
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
  });
}
