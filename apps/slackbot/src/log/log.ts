import type { Logger } from 'pino';

/** Where the bot tells what it does; a pino logger is one. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
