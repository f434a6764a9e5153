/** Where Halfhour tells what it does; a pino logger is one. */
export interface HalfhourLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
