import { expect, it } from 'vitest';
import { beginNight, type Night } from '../src/night.ts';

/** What the channel shows: texts, and when they were posted, in UTC. */
function shown(night: Night): { text: string; posted: string }[] {
  return night
    .digests()
    .map(({ text, ts }) => ({ text, posted: new Date(Number(ts) * 1000).toISOString() }));
}

it.each([
  [
    'put back, when the shift ends at the later of two half past ones',
    '2026-10-25T00:15Z',
    '2026-10-24: 2026-10-24T21:00:00.000Z to 2026-10-25T01:30:00.000Z',
    '2026-10-25T01:40:00.000Z',
    '2026-10-25T03:15Z',
  ],
  [
    'put forward over the end of the shift, which is then',
    '2027-03-28T00:15Z',
    '2027-03-27: 2027-03-27T22:00:00.000Z to 2027-03-28T01:00:00.000Z',
    '2027-03-28T01:10:00.000Z',
    '2027-03-28T02:45Z',
  ],
])(
  'tells of a shift once in the night in which clocks are %s',
  async (_, from, text, due, until) => {
    await using night = await beginNight(from, '22:00-01:30');
    await night.until(until);
    expect(shown(night)).toEqual([{ text, posted: expect.any(String) }]);
    const [{ posted } = { posted: '' }] = shown(night);
    expect(posted >= due).toBe(true);
  },
);

it('tells of a shift once, and that it is late, when nobody was there at its end', async () => {
  await using night = await beginNight('2026-11-20T00:45Z', '22:00-01:30');
  const [killed, stopped] = night.workers;
  await night.until('2026-11-20T01:15Z');
  killed?.kill('SIGKILL');
  stopped?.kill('SIGSTOP');
  await night.until('2026-11-20T02:15Z');
  stopped?.kill('SIGCONT');
  await night.until('2026-11-20T04:00Z');
  expect(shown(night).map(({ text }) => text)).toEqual([
    '2026-11-19: 2026-11-19T22:00:00.000Z to 2026-11-20T01:30:00.000Z (late)',
  ]);
});
