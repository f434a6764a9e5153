import { type Halfhour, halfhourSettings, openHalfhour, readSettings } from '@halfhour/core';
import { type StartedSimulator, startSimulator } from '@halfhour/genesys-simulator';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, serverOf } from './ask.ts';
import { callerWho } from './callers.ts';

let genesys: StartedSimulator;
let dir: string;
let halfhour: Halfhour;
let server: ReturnType<typeof serverOf>;
let scenario: ReturnType<StartedSimulator['simulator']['scenario']>;

beforeAll(async () => {
  genesys = await startSimulator({ agents: 20, days: 3 });
  scenario = genesys.simulator.scenario();
  dir = await mkdtemp(join(tmpdir(), 'halfhour-shifts-'));
  const unit = scenario.managementUnits[0]!;
  const planned = `{name: Planned, zone: ${unit.zone}, start: 09:00, end: 17:00, managementUnitId: ${unit.id}}`;
  await writeFile(join(dir, 'shifts.yaml'), `shifts:\n- ${planned}\n`);
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const env = readSettings(halfhourSettings(dir), {
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_CLIENT_SECRET: 'simulator-secret',
    GENESYS_GATEWAY_URL: genesys.url,
    HALFHOUR_DATA: 'kept',
    HALFHOUR_SHIFTS: 'shifts.yaml',
  });
  halfhour = await openHalfhour(env, { name: 'test', log, syncs: false });
  const { report, shifts } = halfhour;
  server = serverOf({}, { report, shifts });
});
afterAll(async () => {
  await halfhour.close();
  await genesys.close();
  await rm(dir, { recursive: true });
});

const create = (fields: string) => `mutation { createShift(input: {${fields}}) { id version } }`;
const team = () => `teamId: "${scenario.teams[0]!.id}"`;
const late = (fields: string) => `zone: "Europe/London", start: "13:00", end: "22:00", ${fields}`;

/** A day of a shift at its written times. */
function day(date: string, start: string, end: string, due: string) {
  return {
    date,
    start: `${date}T${start}:00.000Z`,
    end: `${date}T${end}:00.000Z`,
    due: `${date}T${due}:00.000Z`,
    isPublished: false,
    scheduledAgentIds: null,
  };
}

it('makes a shift, tells its days, changes it as it was read, and ends it', async () => {
  const made = await ask(
    server,
    create(late(`name: "Late", weekdays: [SATURDAY, FRIDAY], ${team()}, validFrom: "2026-10-01"`)),
  );
  const { id, version } = made.data.createShift;
  const { data } = await ask(
    server,
    `query ($id: ID!) { shift(id: $id) {
      name weekdays start end teamId agentIds target { from to } settleMinutes validFrom validTo origin
      days(from: "2026-10-23", to: "2026-10-30") { date start end due isPublished scheduledAgentIds }
      publishedAsOf unread { message } } }`,
    { id },
  );
  expect(data.shift).toEqual({
    name: 'Late',
    weekdays: ['FRIDAY', 'SATURDAY'],
    start: '13:00',
    end: '22:00',
    teamId: scenario.teams[0]!.id,
    agentIds: null,
    target: { from: 0.7, to: 0.85 },
    settleMinutes: 10,
    validFrom: '2026-10-01',
    validTo: null,
    origin: 'GRAPHQL',
    // London’s clocks go back on the 25th.
    days: [
      day('2026-10-23', '12:00', '21:00', '21:10'),
      day('2026-10-24', '12:00', '21:00', '21:10'),
      day('2026-10-30', '13:00', '22:00', '22:10'),
    ],
    publishedAsOf: null,
    unread: [],
  });
  const update = `mutation ($id: ID!, $version: Int!) { updateShift(id: $id, version: $version,
    input: {end: "23:00", validFrom: null}) { version end validFrom start } }`;
  const changed = await ask(server, update, { id, version });
  expect(changed.data.updateShift).toEqual({
    version: 2,
    end: '23:00',
    validFrom: null,
    start: '13:00',
  });
  const again = await ask(server, update, { id, version });
  expect(again.errors[0]).toMatchObject({
    message: expect.stringContaining('was changed meanwhile: it has version 2'),
    extensions: { code: 'BAD_USER_INPUT', argument: 'version' },
  });
  await ask(server, `mutation { endShift(id: "${id}") { endedAt } }`);
  const names = async (args: string) =>
    (await ask(server, `{ shifts${args} { name } }`)).data.shifts.map(
      ({ name }: { name: string }) => name,
    );
  expect(await names('')).toEqual(['Planned']);
  expect(await names('(includeEnded: true)')).toEqual(['Planned', 'Late']);
});

it.each([
  ['name', () => late(`name: " ", ${team()}`), 'expected a name of 1 to 60 characters'],
  ['zone', () => `name: "A", zone: "Here", start: "09:00", end: "17:00", ${team()}`, 'IANA'],
  ['start', () => `name: "A", zone: "UTC", start: "9", end: "17:00", ${team()}`, 'HH:MM'],
  ['target', () => late(`name: "A", target: {from: 0.9, to: 0.8}, ${team()}`), 'from below to'],
  ['agentIds', () => late(`name: "A", queueId: "q", ${team()}`), 'exactly one of agentIds'],
  ['teamId', () => late('name: "A", teamId: "none"'), 'no team with the id none'],
  ['managementUnitId', () => late('name: "A", managementUnitId: "none"'), 'no management unit'],
  ['name', () => late(`name: "planned", ${team()}`), 'There is a shift “Planned” already'],
])('refuses a wrong %s and says what is expected', async (argument, fields, message) => {
  const { errors } = await ask(server, create(fields()));
  expect(errors[0]?.message).toContain(message);
  const extensions = { code: 'BAD_USER_INPUT', argument: `input.${argument}` };
  expect(errors[0]?.extensions).toMatchObject(extensions);
});

const days = async (from: string, to: string) =>
  ask(server, `{ shifts { days(from: "${from}", to: "${to}") { date } } }`);

it('refuses dates that are none, and those that are too many', async () => {
  const none = await days('2026-02-30', '2026-03-01');
  expect(none.errors[0]).toMatchObject({
    message: expect.stringContaining('is not a date; expected a date of the calendar, YYYY-MM-DD'),
    extensions: { code: 'BAD_USER_INPUT', argument: 'from' },
  });
  const many = await days('2026-01-01', '2027-12-31');
  expect(many.errors[0]?.message).toContain('730 days; the most is 400');
});

it('keeps the shift of the file, which nobody changes here, by the published schedule', async () => {
  await halfhour.shifts!.readPublished(new AbortController().signal);
  const [today, tomorrow] = [0, 1].map((after) =>
    new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10),
  );
  const { data } = await ask(
    server,
    `{ shifts { id version origin publishedAsOf unread { message }
      days(from: "${today}", to: "${tomorrow}") { start end isPublished scheduledAgentIds } } }`,
  );
  const [planned] = data.shifts;
  expect(planned).toMatchObject({ origin: 'FILE', unread: [] });
  expect(Date.parse(planned.publishedAsOf)).toBeGreaterThan(Date.now() - 60_000);
  expect(planned.days.length).toBeGreaterThan(0);
  for (const { start, end, isPublished, scheduledAgentIds } of planned.days) {
    expect(isPublished).toBe(true);
    expect(scheduledAgentIds.length).toBeGreaterThan(0);
    expect(Date.parse(end) - Date.parse(start)).toBeGreaterThanOrEqual(510 * 60_000);
  }
  const { errors } = await ask(server, `mutation { endShift(id: "${planned.id}") { id } }`);
  expect(errors[0]?.message).toContain('is kept in a file (HALFHOUR_SHIFTS): change it there.');
});

it('says who may not change shifts, and that none are kept where nothing is', async () => {
  const { report, shifts } = halfhour;
  const looking = serverOf(
    {},
    { report, shifts, callerOf: async () => callerWho({ sees: 'everybody' }) },
  );
  const refused = await ask(looking, create(late(`name: "A", ${team()}`)));
  expect(refused.errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  const nothing = await ask(serverOf({}, { report }), '{ shifts { name } }');
  expect(nothing.errors[0]?.message).toContain('HALFHOUR_SYNC is off');
});
