/** Where the store tells what it does; a pino logger is one. */
export interface StoreLog {
  info(message: string): void;
  warn(message: string): void;
}

/** Tells nobody. */
export const silentLog: StoreLog = { info: () => undefined, warn: () => undefined };
