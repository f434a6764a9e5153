/** A record with these keys and a value made for each. */
export function mapRecord<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  const record: Partial<Record<Key, Value>> = {};
  for (const key of keys) record[key] = value(key);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every key has its value now
  return record as Record<Key, Value>;
}
