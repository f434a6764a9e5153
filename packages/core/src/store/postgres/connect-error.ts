import { errorCode, errorText, PostgresError } from './errors.ts';

interface Trouble {
  readonly what: string;
  readonly todo: string;
  readonly retryable?: boolean;
}

const CHECK_ADDRESS = 'check the host and port in DATABASE_URL, and that the server runs.';

const TROUBLES: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: { what: 'refuses connections', todo: CHECK_ADDRESS, retryable: true },
  ENOENT: { what: 'has no socket there', todo: CHECK_ADDRESS, retryable: true },
  ENOTFOUND: { what: 'has a host name that nothing answers to', todo: CHECK_ADDRESS },
  EAI_AGAIN: {
    what: 'has a host name that can’t be looked up now',
    todo: CHECK_ADDRESS,
    retryable: true,
  },
  ETIMEDOUT: { what: 'does not answer', todo: CHECK_ADDRESS, retryable: true },
  EHOSTUNREACH: { what: 'can’t be reached', todo: CHECK_ADDRESS, retryable: true },
  ENETUNREACH: { what: 'can’t be reached', todo: CHECK_ADDRESS, retryable: true },
  ECONNRESET: { what: 'hung up', todo: CHECK_ADDRESS, retryable: true },
  '28P01': { what: 'refuses the user or the password', todo: 'correct them in DATABASE_URL.' },
  '28000': {
    what: 'does not let this user in from here',
    todo: 'check the user in DATABASE_URL, its sslmode, and the server’s pg_hba.conf.',
  },
  '3D000': {
    what: 'has no such database',
    todo: 'create it (createdb), or correct its name in DATABASE_URL.',
  },
  '53300': {
    what: 'has no connection left',
    todo: 'raise its max_connections, or let fewer processes use it.',
    retryable: true,
  },
  '57P03': { what: 'is starting or stopping', todo: 'try again in a while.', retryable: true },
};

const BY_TEXT: readonly (readonly [RegExp, Trouble])[] = [
  [
    /password must be a (?:non-empty )?string/u,
    { what: 'asks for a password', todo: 'put one into DATABASE_URL.' },
  ],
  [
    /does not support SSL/u,
    { what: 'offers no TLS', todo: 'take sslmode out of DATABASE_URL, or turn TLS on there.' },
  ],
  [
    /certificate/u,
    {
      what: 'has a certificate that is not trusted here',
      todo: 'add sslrootcert to DATABASE_URL, or set NODE_EXTRA_CA_CERTS.',
    },
  ],
  [/timeout/u, { what: 'does not answer in time', todo: CHECK_ADDRESS, retryable: true }],
];

/**
 * Why a connection could not be made, in one line that says what to do.
 *
 * @param location - the server in words for people, without password
 * @param password - is cut out of whatever the driver said
 */
export function connectError(error: unknown, location: string, password?: string): PostgresError {
  const known = TROUBLES[errorCode(error) ?? ''] ?? byText(errorText(error));
  if (known === undefined) {
    const said = without(password, errorText(error));
    return new PostgresError(`PostgreSQL at ${location} can’t be used: ${said}`);
  }
  const { what, todo, retryable = false } = known;
  return new PostgresError(`PostgreSQL at ${location} ${what}: ${todo}`, { retryable });
}

function byText(text: string): Trouble | undefined {
  return BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
}

function without(password: string | undefined, text: string): string {
  return password === undefined || password === '' ? text : text.replaceAll(password, '…');
}
