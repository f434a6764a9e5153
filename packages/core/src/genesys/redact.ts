/** Replaces what must not be seen. */
export interface Redactor {
  /** From now on this text is secret. Empty texts are ignored. */
  add(secret: string): void;
  /** The text without any secret in it. */
  redact(text: string): string;
}

/** Secrets kept at most: old tokens have expired and may be forgotten. */
const KEPT = 20;

/** Knows the given secrets for good, and the latest of those added later. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const lasting = secrets.filter((secret) => secret !== '');
  const latest: string[] = [];
  return {
    add(secret) {
      if (secret !== '') latest.push(secret);
      if (latest.length > KEPT) latest.shift();
    },
    redact: (text) =>
      [...lasting, ...latest].reduce(
        (clean, secret) => clean.replaceAll(secret, '[REDACTED]'),
        text,
      ),
  };
}
