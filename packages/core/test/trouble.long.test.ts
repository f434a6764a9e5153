import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '@halfhour/genesys-simulator';
import { expect, it } from 'vitest';
import {
  NOW_MS,
  reported,
  reportOnEverybody,
  type SimulatedOrganisation,
  simulatedOrganisation,
  trueNumbers,
} from './simulated-organisation.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AS_OF_MS = NOW_MS - 60_000;

const lastDays = async (organisation: SimulatedOrganisation, hours = 38) =>
  reportOnEverybody(organisation, organisation.simulator.nowMs() - hours * HOUR_MS, NOW_MS);

const DETAILS = 'conversations/details/query';
const TROUBLE: [string, Fault[]][] = [
  ['429 with Retry-After', [{ kind: 'rateLimit', times: 5, retryAfter: 3 }]],
  ['429 without Retry-After', [{ kind: 'rateLimitWithoutRetryAfter', times: 5 }]],
  ['502 with HTML', [{ kind: 'serverErrorHtml', times: 5 }]],
  ['503 with nothing', [{ kind: 'serverErrorEmpty', times: 5 }]],
  ['dropped connections', [{ kind: 'dropConnection', times: 5 }]],
  ['tokens that die before their time', [{ kind: 'expireTokens', endpoint: DETAILS, times: 3 }]],
  ['pages that repeat conversations', [{ kind: 'repeatPage', endpoint: DETAILS, times: 50 }]],
  ['pages that shift', [{ kind: 'shiftPage', endpoint: DETAILS, times: 50 }]],
];

it.each(TROUBLE)('agrees with the truth through %s', async (_name, faults) => {
  const organisation = simulatedOrganisation({ agents: 20 });
  for (const fault of faults) organisation.simulator.addFault(fault);
  const answer = await lastDays(organisation);
  expect(answer.unread).toEqual([]);
  expect(reported(answer)).toEqual(trueNumbers(organisation, answer, AS_OF_MS));
});

it('never meets the limit of the service, whatever it reads', async () => {
  const organisation = simulatedOrganisation({ agents: 150, requestsPerMinute: 6 });
  const answer = await lastDays(organisation, 4);
  expect(answer.unread).toEqual([]);
  expect(JSON.stringify(organisation.simulator.requests())).not.toContain('429');
  expect(reported(answer)).toEqual(trueNumbers(organisation, answer, AS_OF_MS));
});

it('changes nothing by reading the same window twice', async () => {
  const organisation = simulatedOrganisation({ seed: 4 });
  const [first, second] = [await lastDays(organisation), await lastDays(organisation)];
  expect(second).toEqual(first);
});

it('agrees again after Genesys’ nightly rewrite, which changes what it said before', async () => {
  const organisation = simulatedOrganisation({ agents: 20 });
  const [fromMs, toMs] = [NOW_MS - 30 * HOUR_MS, NOW_MS - 12 * HOUR_MS];
  const before = reported(await reportOnEverybody(organisation, fromMs, toMs));
  organisation.simulator.setNow(NOW_MS + 5 * DAY_MS);
  const after = await reportOnEverybody(organisation, fromMs, toMs);
  expect(reported(after)).not.toEqual(before);
  expect(reported(after)).toEqual(trueNumbers(organisation, after, AS_OF_MS + 5 * DAY_MS));
});

it('reports a malformed conversation and keeps the rest of its page', async () => {
  const organisation = simulatedOrganisation();
  organisation.simulator.addFault({ kind: 'malformedConversation', endpoint: DETAILS });
  const answer = await lastDays(organisation);
  expect(answer.unread).toMatchObject([{ kind: 'CONVERSATIONS', reason: 'MALFORMED' }]);
  const truth = trueNumbers(organisation, answer, AS_OF_MS);
  const different = reported(answer).filter((one, index) => !isDeepStrictEqual(one, truth[index]));
  expect(different.length).toBeLessThan(12);
});
