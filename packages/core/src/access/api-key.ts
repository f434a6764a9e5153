import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** An API key in its parts: `hh_<id>_<secret>`. */
export interface ApiKeyParts {
  /** 12 hexadecimal digits, to know the key by; no secret. */
  readonly id: string;
  /** 64 hexadecimal digits: 256 bits that were drawn at random. */
  readonly secret: string;
}

/** What is kept of a secret: a hash, and the salt that went into it. */
export interface SealedSecret {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const API_KEY = /^hh_(?<id>[0-9a-f]{12})_(?<secret>[0-9a-f]{64})$/u;

/** A key that there was never before. */
export function drawApiKey(): ApiKeyParts {
  return { id: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('hex') };
}

/** The key as its holder has it. */
export function apiKeyText({ id, secret }: ApiKeyParts): string {
  return `hh_${id}_${secret}`;
}

/** @returns `null`: that is no API key */
export function readApiKey(text: string): ApiKeyParts | null {
  const { id, secret } = API_KEY.exec(text)?.groups ?? {};
  return id === undefined || secret === undefined ? null : { id, secret };
}

/**
 * What may be kept of a secret. One round of SHA-256: nobody can try 2^256 secrets, however quick the
 * hash, and a slow one would let anybody who sends wrong keys keep the server busy.
 */
export function sealSecret(secret: string, salt: Buffer = randomBytes(16)): SealedSecret {
  return { salt, hash: createHash('sha256').update(salt).update(secret).digest() };
}

/** Whether a secret is the one that was sealed; it takes as long whichever it is. */
export function isSecretOf(secret: string, { salt, hash }: SealedSecret): boolean {
  return timingSafeEqual(sealSecret(secret, salt).hash, hash);
}
