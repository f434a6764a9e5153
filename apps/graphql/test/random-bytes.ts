/** Random bytes that are the same in every run of the same seed (xorshift). */
export function randomBytes(seed: number) {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const below = (limit: number) => next() % limit;
  return {
    below,
    pick: <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)],
    bytes: (length: number) => Uint8Array.from({ length }, () => below(256)),
  };
}

const GOOD = new TextEncoder().encode(
  JSON.stringify({
    query: 'query A($ids: [ID!]) { agents(search: "a") { nodes { id name } } sync { lagMs } }',
    variables: { ids: ['ada', null, 1e9] },
    operationName: 'A',
    extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } },
  }),
);

/** Bytes that are nothing, and such as are almost a question: some of them changed, cut off or said twice. */
export function strangeBody(random: ReturnType<typeof randomBytes>): Uint8Array<ArrayBuffer> {
  if (random.below(2) === 0) return random.bytes(random.below(2000));
  const body = new Uint8Array(GOOD);
  for (let left = random.below(6); left > 0; left -= 1) {
    body[random.below(body.length)] = random.below(256);
  }
  const cut = body.subarray(random.below(20), body.length - random.below(20));
  return random.below(5) === 0 ? new Uint8Array([...cut, ...cut]) : new Uint8Array(cut);
}
