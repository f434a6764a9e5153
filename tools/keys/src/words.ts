import { minute, printable } from '@halfhour/command';
import type { ApiKey, NewApiKey, Sight, StoredGrant } from '@halfhour/core';

const LISTS = [
  ['agents', 'agentIds'],
  ['teams', 'teamIds'],
  ['queues', 'queueIds'],
  ['groups', 'groupIds'],
  ['divisions', 'divisionIds'],
] as const;

/** Whom somebody may see, in the words of the flags. */
export function sightInWords(sight: Sight): string {
  if (sight.role === 'admin') return 'everybody, as an administrator';
  const lists = LISTS.flatMap(([words, field]) =>
    sight[field].length === 0 ? [] : [`${words} ${sight[field].join(', ')}`],
  );
  return printable([...lists, ...(sight.reports ? ['whom they lead'] : [])].join('; '));
}

/** A key that was made now, for whoever hands it on. */
export function newKeyText({ text, key }: NewApiKey, sees: string): string {
  const until =
    key.expiresAtMs === null ? 'until it is revoked' : `until ${minute(key.expiresAtMs)}`;
  return `The key ${key.name}, shown this once:

  ${text}

It is good ${until}. ${sees}
Send it as: Authorization: Bearer ${text.slice(0, 15)}_…
`;
}

/** All keys, a line each. */
export function keysText(keys: readonly ApiKey[], nowMs: number): string {
  if (keys.length === 0) return 'There are no keys.\n';
  const rows = keys.map((key) => [
    `hh_${key.id}`,
    key.name,
    stateOf(key, nowMs),
    `made ${minute(key.createdAtMs)}`,
    key.lastUsedAtMs === null ? 'never used' : `used ${minute(key.lastUsedAtMs)}`,
  ]);
  return inColumns(rows);
}

/** What the store says about who may see whom, a line each. */
export function rulesText(rules: readonly StoredGrant[]): string {
  if (rules.length === 0) return 'The store says nothing about who may see whom.\n';
  return inColumns(
    rules.map(({ principal, sight }) => [printable(principal), sightInWords(sight)]),
  );
}

function stateOf({ revokedAtMs, expiresAtMs, replacedAtMs }: ApiKey, nowMs: number): string {
  if (revokedAtMs !== null) return `revoked ${minute(revokedAtMs)}`;
  if (expiresAtMs !== null && expiresAtMs <= nowMs) return `expired ${minute(expiresAtMs)}`;
  const until = expiresAtMs === null ? 'good' : `good until ${minute(expiresAtMs)}`;
  return replacedAtMs === null ? until : `replaced, ${until}`;
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
