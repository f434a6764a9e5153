import { PostgresError } from './errors.ts';

/** A DATABASE_URL taken apart. */
export interface DatabaseUrl {
  /** As `pg` takes it; holds the password. */
  readonly connectionString: string;
  /** For people: no password, no parameters. */
  readonly location: string;
  /** To be cut out of messages; `undefined` when there is none. */
  readonly password: string | undefined;
}

const EXPECTED = 'expected postgres://user:password@host:5432/database';

/**
 * Reads a DATABASE_URL.
 *
 * @throws PostgresError when it is not usable; the message repeats nothing of it
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  // URL's own error holds the whole text, and so the password.
  const url = URL.parse(text);
  if (url === null) throw new PostgresError(`DATABASE_URL is not a URL: ${EXPECTED}.`);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new PostgresError(`DATABASE_URL is not for PostgreSQL: ${EXPECTED}.`);
  }
  if (url.hostname.includes(',')) {
    throw new PostgresError(
      'DATABASE_URL names several hosts, and this driver takes one: use a DNS name or a proxy that follows the primary.',
    );
  }
  const password = decoded(url.password);
  return {
    connectionString: text,
    location: locationOf(url),
    password: password === '' ? undefined : password,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new PostgresError(
      'DATABASE_URL has a % that encodes nothing: write % in a password as %25.',
    );
  }
}

function locationOf(url: URL): string {
  const user = url.username === '' ? '' : `${url.username}@`;
  const host = url.host === '' ? (url.searchParams.get('host') ?? 'localhost') : url.host;
  return `postgres://${user}${host}${url.pathname}`;
}
