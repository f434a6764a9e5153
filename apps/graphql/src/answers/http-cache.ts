import { hash } from 'node:crypto';
import type { Answer } from './answer-memory.ts';
import type { Freshness } from './freshness.ts';

/** What the one who asked may do with an answer. Others never get one that is not theirs. */
const CACHE_CONTROL: Readonly<Record<Freshness, string>> = {
  // Kept, but not shown again before this server has said that it is still the same.
  live: 'private, no-cache',
  changing: 'private, max-age=15',
  settled: 'private, max-age=15',
  // Not immutable: docs/decisions/0013-caching.md says why.
  final: 'private, max-age=3600',
};

/** The headers of a request that decide which answer it gets, or whether it gets one. */
const VARY = 'accept, authorization, content-type, origin, x-graphql-yoga-csrf';

/**
 * What is said of an answer to those who keep it. The ETag is a weak one: what the answer cost this time
 * is told beside the same numbers.
 */
export function cacheHeaders(
  { digest, freshness }: Pick<Answer, 'digest' | 'freshness'>,
  contentType: string,
): Readonly<Record<'cache-control' | 'etag' | 'vary', string>> {
  // The same JSON is another answer under another type.
  const tag = hash('sha256', `${contentType} ${digest}`, 'base64url');
  return { 'cache-control': CACHE_CONTROL[freshness], etag: `W/"${tag}"`, vary: VARY };
}

/** Whether a client that sent this `If-None-Match` has the answer with this ETag already. */
export function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  const tags = ifNoneMatch?.split(',').map(opaqueOf) ?? [];
  return tags.includes('*') || tags.includes(opaqueOf(etag));
}

/** Without what says that it is weak. */
function opaqueOf(etag: string): string {
  return etag.trim().replace(/^W\//u, '');
}
