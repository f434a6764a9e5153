import { setTimeout as wait } from 'node:timers/promises';

/** How a process ends. */
export interface EndingOptions {
  readonly log: EndingLog;
  /** Finishes what can be finished, and closes everything. */
  readonly finish: () => Promise<void>;
  /** How long that may take in all, ms. */
  readonly mostMs: number;
  /** @default the process itself */
  readonly process?: Pick<NodeJS.Process, 'once' | 'on' | 'exit'>;
}

/** Where an end is told of; a pino logger is one. */
interface EndingLog {
  error(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}

/**
 * Ends the process in peace on SIGTERM and SIGINT (exit code 0), and on an error that nobody caught:
 * what then goes on can't be relied on. That error is the last line, and the exit code 1, as it is when
 * the end takes too long.
 */
export function endInPeace({ log, finish, mostMs, process = globalThis.process }: EndingOptions) {
  let isEnding = false;

  async function end(): Promise<void> {
    const late = wait(mostMs, undefined, { ref: false }).then(() => {
      throw new Error(`What ran was not finished within ${mostMs} ms.`);
    });
    await Promise.race([finish(), late]);
  }

  async function endAsAsked(): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    try {
      await end();
      process.exit(0);
    } catch (error) {
      log.fatal({ err: error }, 'could not be ended in peace');
      process.exit(1);
    }
  }

  async function endAfter(fault: unknown): Promise<void> {
    log.error({ err: fault }, 'nobody caught this: the process ends');
    if (isEnding) return;
    isEnding = true;
    await end().catch((trouble: unknown) => {
      log.error({ err: trouble }, 'not all could be finished');
    });
    log.fatal({ err: fault }, 'ended by an error that nobody caught');
    process.exit(1);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void endAsAsked());
  }
  // Of rejections too that nobody handled: Node.js makes errors of them.
  process.on('uncaughtException', (error: unknown) => void endAfter(error));
}
