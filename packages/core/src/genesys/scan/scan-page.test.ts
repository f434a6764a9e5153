import { createSimulator } from '@halfhour/genesys-simulator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastEndMs } from '../last-end.ts';
import { toLegs } from '../to-legs.ts';
import { conversationPageSteps, readConversationPage } from './scan-page.ts';
import { ScannedConversation } from './scanned-conversation.ts';

/** Read byte by byte, and with `JSON.parse`, which referees. */
const scanned = (json: string): unknown => readConversationPage(Buffer.from(json));
const parsed = (json: string): unknown => JSON.parse(json);

const NOW_MS = Date.parse('2026-11-18T14:10:00Z');

/** A page of a simulated day, as it comes: customers, robots, transfers, chats, what is open. */
async function simulatedPage(): Promise<string> {
  const simulator = createSimulator({
    agents: 12,
    days: 2,
    clock: { kind: 'fixed', nowMs: NOW_MS },
  });
  const { access_token: token } = await bodyOf(
    simulator.fetch(
      new Request('http://simulator.test/oauth/token', {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa('simulator:simulator-secret')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      }),
    ),
  );
  const answer = await simulator.fetch(
    new Request('http://simulator.test/api/v2/analytics/conversations/details/query', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        interval: '2026-11-18T00:00:00.000Z/2026-11-18T14:00:00.000Z',
        order: 'desc',
        orderBy: 'conversationStart',
        paging: { pageSize: 100, pageNumber: 1 },
      }),
    }),
  );
  return answer.text();
}

async function bodyOf(answer: Promise<Response> | Response): Promise<{ access_token: string }> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the simulator's own answer
  return (await (await answer).json()) as { access_token: string };
}

const page = await simulatedPage();

interface Page {
  readonly conversations: unknown[];
}

/** All that is made of a page. */
function readingOf(body: unknown) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pages are all this test has
  const { conversations, ...rest } = body as Page;
  const list = Array.isArray(conversations) ? conversations : [];
  return { rest, ...toLegs(list), endsMs: list.map(lastEndMs) };
}

const isScanned = (conversation: unknown) => conversation instanceof ScannedConversation;
const conversationsOf = (json: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pages are all this test has
  (scanned(json) as Page).conversations;

test('a page of an ordinary day is read byte by byte, to the same legs and ends', () => {
  const conversations = conversationsOf(page);
  expect(conversations).toHaveLength(100);
  expect(conversations.every(isScanned)).toBe(true);
  expect(readingOf(scanned(page)).endsMs).toContain(Infinity);
  expect(readingOf(scanned(page))).toEqual(readingOf(parsed(page)));
});

test('however it is spaced, and in whatever order fields come', () => {
  const backwards = JSON.stringify(reversed(parsed(page)), null, 2);
  expect(conversationsOf(backwards).every(isScanned)).toBe(true);
  expect(readingOf(scanned(backwards))).toEqual(readingOf(parsed(page)));
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toReversed();
  return Object.fromEntries(fields.map(([name, inner]) => [name, reversed(inner)]));
}

/** One field of one object somewhere on the page. */
const place = fc.record({
  steps: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
  to: fc.oneof(
    fc.constantFrom(null, '', 0, -1, 1.5, 1e21, true, [], {}, [null], 'teleport', 'é', '"\\'),
    fc.constantFrom(
      '2026-11-18T10:00:00Z',
      '2026-11-18T24:00:00.000Z',
      '2026-11-18T10:00:60.000Z',
      '2026-02-30T10:00:00.0Z',
    ),
    fc.constant(undefined),
    fc.jsonValue(),
  ),
});

/** The page with another value there: as deep as the steps go. */
function changed(value: unknown, steps: readonly number[], to: unknown): unknown {
  const [step, ...rest] = steps;
  if (typeof value !== 'object' || value === null || step === undefined) return to;
  const fields: [string, unknown][] = Object.entries(value);
  const [name, inner] = fields[step % fields.length] ?? [];
  if (name === undefined) return to;
  const other = changed(inner, rest, to);
  if (Array.isArray(value)) return value.with(Number(name), other);
  return { ...value, [name]: other };
}

const few = JSON.stringify({ ...Object(parsed(page)), conversations: conversationsIn(page, 2) });

function conversationsIn(json: string, count: number): unknown[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pages are all this test has
  return (parsed(json) as Page).conversations.slice(-count);
}

test('whatever is wrong on a page is told as if all of it had been parsed', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), (places) => {
      const body = places.reduce((now, { steps, to }) => changed(now, steps, to), parsed(few));
      fc.pre(typeof body === 'object' && body !== null && !Array.isArray(body));
      const json = JSON.stringify(body);
      expect(readingOf(scanned(json))).toEqual(readingOf(parsed(json)));
    }),
    { numRuns: 1_000 },
  );
});

test('a letter that is another changes what is read as it does for JSON.parse', () => {
  const letters = fc.constantFrom(
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    ' ',
    '0',
    'a',
    'Z',
    '-',
    '.',
  );
  fc.assert(
    fc.property(fc.nat(few.length - 1), letters, (index, letter) => {
      const json = few.slice(0, index) + letter + few.slice(index + 1);
      fc.pre(isJson(json));
      expect(readingOf(scanned(json))).toEqual(readingOf(parsed(json)));
    }),
    { numRuns: 1_000 },
  );
});

function isJson(text: string): boolean {
  try {
    parsed(text);
    return true;
  } catch {
    return false;
  }
}

test('a page that was cut off is no JSON, wherever it was cut', () => {
  fc.assert(
    fc.property(fc.nat(few.length - 1), (length) => {
      expect(() => scanned(few.slice(0, length))).toThrow(SyntaxError);
    }),
  );
});

test.each(['{}', '{"totalHits":0}', '{"conversations":null}', '{"conversations":[]}', '[]', '7'])(
  'what lists no conversations is as it came: %s',
  (json) => {
    expect(scanned(json)).toEqual(parsed(json));
  },
);

test.each(['"a"', '"\\u0022"', '""', '7', '{"a":"b"}'])(
  'a page of a job, which ends with other fields, is read byte by byte too: %s',
  (last) => {
    const ended = `${page.slice(0, -1)},"cursor":"YXQ6","last":${last}}`;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as JSON.parse, which referees
    const { conversations, ...others } = scanned(ended) as Page;
    expect(conversations.filter((one) => one instanceof ScannedConversation)).not.toEqual([]);
    expect(others).toEqual({ ...Object(parsed(ended)), conversations: undefined });
  },
);

test('is read in steps of a conversation, so that a long page holds nobody up', () => {
  const steps = [...conversationPageSteps(Buffer.from(page))];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the simulator's own answer
  const { conversations } = JSON.parse(page) as Page;
  expect(conversations.length).toBeGreaterThan(50);
  expect(steps).toHaveLength(conversations.length);
});
