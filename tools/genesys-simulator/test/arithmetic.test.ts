import { expect, test } from 'vitest';
import { clientOf } from './client.ts';
import type { ReadLeg } from './reading.ts';
import { isClosed, legsIn, metric, segmentsMs } from './reading.ts';
import { interval, world } from './world.ts';

async function readDay(seed: string, from: string): Promise<ReadLeg[]> {
  const client = await clientOf(world({ seed, agents: 30 }));
  return legsIn(await client.allPages({ interval: interval(from) }));
}

const partsMs = (leg: ReadLeg) =>
  ['tContacting', 'tDialing', 'tTalkComplete', 'tHeldComplete', 'tAcw']
    .map((name) => metric(leg, name) ?? 0)
    .reduce((sum, value) => sum + value, 0);

test.each(['1', 'two', '3'])(
  'tHandle is the sum of its parts on every leg of seed %s',
  async (seed) => {
    const closed = (await readDay(seed, '2026-03-26')).filter(isClosed);
    const handled = closed.filter((leg) => metric(leg, 'tHandle') !== undefined);
    expect(handled.length).toBeGreaterThan(300);
    for (const leg of handled) expect(metric(leg, 'tHandle')).toBe(partsMs(leg));
  },
);

test('the parts are those of the segments, but for after-call work that is a little short', async () => {
  const closed = (await readDay('1', '2026-03-26')).filter(isClosed);
  let shorter = 0;
  for (const leg of closed) {
    expect(metric(leg, 'tTalk') ?? 0).toBe(segmentsMs(leg, 'interact'));
    expect(metric(leg, 'tTalkComplete') ?? 0).toBe(segmentsMs(leg, 'interact'));
    expect(metric(leg, 'tHeld') ?? 0).toBe(segmentsMs(leg, 'hold'));
    expect(metric(leg, 'tHeldComplete') ?? 0).toBe(segmentsMs(leg, 'hold'));
    const missingMs = segmentsMs(leg, 'wrapup') - (metric(leg, 'tAcw') ?? 0);
    expect(missingMs).toBeGreaterThanOrEqual(0);
    expect(missingMs).toBeLessThanOrEqual(5000);
    if (missingMs > 0) shorter += 1;
  }
  expect(shorter).toBeGreaterThan(0);
  expect(shorter).toBeLessThan(closed.length / 10);
});

test('an agent who let it ring can still have after-call work, which is then all of tHandle', async () => {
  const legs = await readDay('1', '2026-03-25');
  const unanswered = legs.filter((leg) => metric(leg, 'tNotResponding') !== undefined);
  const handled = unanswered.filter((leg) => metric(leg, 'tHandle') !== undefined);
  expect(handled.length).toBeGreaterThan(0);
  expect(unanswered.length).toBeGreaterThan(handled.length);
  for (const leg of handled) expect(metric(leg, 'tHandle')).toBe(metric(leg, 'tAcw'));
});

test('tHandle is emitted when the work ends, the completes when the talking does', async () => {
  const closed = (await readDay('1', '2026-03-26')).filter(isClosed);
  const work = ['contacting', 'dialing', 'interact', 'hold', 'wrapup'];
  for (const leg of closed) {
    expect(emitted(leg, 'tHandle')).toBe(lastEnd(leg, ...work));
    expect(emitted(leg, 'tTalkComplete')).toBe(
      metric(leg, 'tTalkComplete') === undefined ? undefined : lastEnd(leg, 'interact', 'hold'),
    );
  }
});

test('no leg begins more than one UTC day after its conversation started', async () => {
  const legs = await readDay('1', '2026-03-25');
  const starts = legs.map(({ session: { segments = [] } }) =>
    segments
      .map(({ segmentStart = '' }) => segmentStart)
      .toSorted()
      .at(0)!
      .slice(0, 10),
  );
  expect(new Set(starts)).toEqual(new Set(['2026-03-25', '2026-03-26']));
});

test('a day has everything that makes real days difficult', async () => {
  const simulator = world({ agents: 60 });
  const client = await clientOf(simulator);
  const pages = await client.allPages({ interval: interval('2026-03-25') });
  const legs = legsIn(pages);
  const media = new Set(legs.map(({ session }) => session.mediaType));
  expect(media).toEqual(new Set(['voice', 'chat', 'message', 'email', 'callback']));
  const names = new Set(
    legs.flatMap(({ session }) => (session.metrics ?? []).map((one) => one.name)),
  );
  for (const name of ['nBlindTransferred', 'nConsultTransferred', 'nOutbound', 'tNotResponding'])
    expect(names).toContain(name);
  const segments = pages.flatMap(({ participants = [] }) =>
    participants.flatMap(({ sessions = [] }) => sessions.flatMap((one) => one.segments ?? [])),
  );
  expect(segments.some(({ conference }) => conference === true)).toBe(true);
  expect(segments.some(({ segmentStart, segmentEnd }) => segmentStart === segmentEnd)).toBe(true);
  const listed = legs.map(({ session }) =>
    (session.segments ?? []).map((one) => one.segmentStart ?? ''),
  );
  expect(listed.some((starts) => starts.join() !== starts.toSorted().join())).toBe(true);
  expect(pages.some(({ conversationEnd }) => conversationEnd === undefined)).toBe(true);
  const twice = pages.filter(({ participants = [] }) => {
    const users = participants.flatMap(({ userId }) => userId ?? []);
    return new Set(users).size < users.length;
  });
  expect(twice.length).toBeGreaterThan(0);
  expect(
    pages.some(({ participants = [] }) => participants.some((one) => one.purpose === 'user')),
  ).toBe(true);
});

function emitted({ session: { metrics = [] } }: ReadLeg, name: string): string | undefined {
  return metrics.find((one) => one.name === name)?.emitDate;
}

function lastEnd({ session: { segments = [] } }: ReadLeg, ...types: string[]): string | undefined {
  const ends = segments
    .filter(({ segmentType = '' }) => types.includes(segmentType))
    .map(({ segmentEnd = '' }) => segmentEnd);
  return ends.toSorted().at(-1);
}
