/**
 * What can go wrong with Genesys Cloud, one class for each thing a caller can do differently.
 * None carries a `cause`, a request or a response: those hold tokens and the client's secret.
 */
export abstract class GenesysError extends Error {
  /** How many times trying again makes sense: 0 is final. */
  abstract readonly retries: number;
  /** Genesys' correlation id for its support; `null` when it gave none. */
  readonly correlationId: string | null;

  constructor(message: string, correlationId: string | null = null) {
    super(message);
    this.correlationId = correlationId;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.retries > 0;
  }
}

/** The OAuth client was refused: id, secret, or a token that stays refused after a new login. */
export class GenesysAuthError extends GenesysError {
  override readonly name = 'GenesysAuthError';
  override readonly retries = 0;
}

/** The OAuth client's role lacks permissions. */
export class GenesysPermissionError extends GenesysError {
  override readonly name = 'GenesysPermissionError';
  override readonly retries = 0;
  /** Names of permissions; empty when Genesys did not say which. */
  readonly missingPermissions: readonly string[];

  constructor(
    message: string,
    missingPermissions: readonly string[],
    correlationId: string | null = null,
  ) {
    super(message, correlationId);
    this.missingPermissions = missingPermissions;
  }
}

/** Too many requests. */
export class GenesysRateLimitError extends GenesysError {
  override readonly name = 'GenesysRateLimitError';
  override readonly retries = Number.POSITIVE_INFINITY;
  /** How long Genesys asks to wait, ms; `null` when it did not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null, correlationId: string | null = null) {
    super(message, correlationId);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Genesys Cloud answered with a server error, or not at all. */
export class GenesysUnavailableError extends GenesysError {
  override readonly name = 'GenesysUnavailableError';
  override readonly retries: number;
  /** The HTTP status; `null` when there was no answer. */
  readonly status: number | null;
  /** How long Genesys asks to wait, ms; `null` when it did not say. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    status: number | null,
    retryAfterMs: number | null = null,
    correlationId: string | null = null,
  ) {
    super(message, correlationId);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    // A 500 that comes twice is a defect of the service which asking again does not mend.
    this.retries = status === 500 ? 1 : Number.POSITIVE_INFINITY;
  }
}

/** There was no whole answer in time. */
export class GenesysTimeoutError extends GenesysError {
  override readonly name = 'GenesysTimeoutError';
  override readonly retries = Number.POSITIVE_INFINITY;
}

/** Genesys Cloud refused the request itself: it is wrong, or what it names does not exist. */
export class GenesysRequestError extends GenesysError {
  override readonly name = 'GenesysRequestError';
  override readonly retries = 0;
  readonly status: number;
  /** Genesys' error code, such as `not.found`; `null` when it gave none. */
  readonly code: string | null;

  constructor(
    message: string,
    status: number,
    code: string | null = null,
    correlationId: string | null = null,
  ) {
    super(message, correlationId);
    this.status = status;
    this.code = code;
  }
}

/** An answer does not look as it should. */
export class GenesysShapeError extends GenesysError {
  override readonly name = 'GenesysShapeError';
  override readonly retries = 0;
  /** Where in the answer, such as `results[0].data[3].interval`. */
  readonly path: string;

  constructor(what: string, path: string, expected: string, correlationId: string | null = null) {
    super(`Genesys Cloud's ${what} is malformed at ${path}: expected ${expected}.`, correlationId);
    this.path = path;
  }
}
