import { type Coverage, formatInstant, type StoreInfo } from '@halfhour/core';

/** What a store is, as JSON: instants are RFC 3339 UTC, sizes bytes, what is not known `null`. */
export function infoJson({ scopes, ...info }: StoreInfo): string {
  const json = {
    ...info,
    scopes: scopes.map(({ scope, work, presence }) => ({
      scope,
      work: coverageJson(work),
      presence: coverageJson(presence),
    })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function coverageJson(coverage: Coverage | null) {
  if (coverage === null) return null;
  const { startMs, endMs, halfHours, missing, lastReadAtMs } = coverage;
  return {
    from: formatInstant(startMs),
    to: formatInstant(endMs),
    halfHours,
    missing,
    lastReadAt: formatInstant(lastReadAtMs),
  };
}
