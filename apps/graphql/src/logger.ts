/** What is used of pino. */
export interface Logger {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
