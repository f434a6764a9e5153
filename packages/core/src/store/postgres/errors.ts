/**
 * PostgreSQL can't be used as asked. The message is one line: what is wrong, what is expected, what
 * to do. It holds no password, and there is no `cause`, since those of drivers hold whole URLs.
 */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  /** Whether the same may succeed later with nothing changed by people, such as a server restart. */
  readonly retryable: boolean;

  constructor(message: string, { retryable = false }: { readonly retryable?: boolean } = {}) {
    super(message);
    this.retryable = retryable;
  }
}

/** The code of a system error (`ENOENT`) or of PostgreSQL (`57P03`); `undefined` when it has none. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an error says, on one line; its code when it says nothing, as that of two addresses does. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const text = message.replaceAll(/\s+/gu, ' ').trim();
  return text === '' ? (errorCode(error) ?? 'it gave no reason') : text;
}
