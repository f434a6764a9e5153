import { expect, it } from 'vitest';
import { ReportInputError } from '../report/input-error.ts';
import { changed, type GivenTerms, givenOf } from './given-terms.ts';
import { readTerms } from './read-terms.ts';

const LATE: GivenTerms = {
  name: 'Late',
  zone: 'Europe/London',
  start: '13:00',
  end: '22:00',
  teamId: 't1',
};

it('takes what is left out for every day, 70 to 85 %, ten minutes, and for good', () => {
  expect(readTerms(LATE)).toEqual({
    name: 'Late',
    zone: 'Europe/London',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    startMinute: 780,
    endMinute: 1320,
    validFrom: null,
    validTo: null,
    who: { kind: 'team', id: 't1' },
    target: { from: 0.7, to: 0.85 },
    settleMinutes: 10,
  });
});

it('reads days by name and number, each once and in order', () => {
  expect(readTerms({ ...LATE, weekdays: ['Friday', 'mon', 5, 3] }).weekdays).toEqual([1, 3, 5]);
});

it.each([
  ['name', { name: ' ' }, 'name is ""; expected a name of 1 to 60 characters in one line.'],
  ['name', { name: 'a\nb' }, 'in one line'],
  ['name', { name: undefined }, 'name is missing; expected a name'],
  ['zone', { zone: 'Europe/Lodnon' }, 'zone is "Europe/Lodnon"; expected an IANA time zone'],
  ['start', { start: '9:00' }, 'start is "9:00"; expected a time, HH:MM from 00:00 to 23:59.'],
  ['end', { end: '24:00' }, '00:00 is the midnight after'],
  ['end', { end: 780 }, 'end is 780; expected'],
  ['weekdays', { weekdays: [] }, 'weekdays is []; expected a list of days'],
  ['weekdays', { weekdays: ['frieday'] }, 'weekdays is ["frieday"]; expected'],
  ['weekdays', { weekdays: [0] }, 'weekdays is [0]; expected'],
  ['target', { target: { from: 0.9, to: 0.8 } }, 'expected from below to'],
  ['target.to', { target: { from: 0.7, to: 85 } }, 'target.to is 85; expected a share from 0 to 1'],
  ['target', { target: [0.7, 0.8] }, 'expected from and to'],
  ['settleMinutes', { settleMinutes: 0.5 }, 'settleMinutes is 0.5; expected a whole number'],
  ['settleMinutes', { settleMinutes: 1441 }, 'from 0 to 1440'],
  ['validFrom', { validFrom: '2026-02-30' }, 'validFrom is "2026-02-30"; expected a date'],
  ['validTo', { validFrom: '2026-02-02', validTo: '2026-02-01' }, 'validFrom (2026-02-02) or a'],
  ['agentIds', { teamId: undefined }, 'The shift names nobody; expected exactly one of agentIds'],
  ['agentIds', { queueId: 'q1' }, 'The shift has teamId and queueId; expected exactly one of'],
  ['agentIds', { agentIds: [], teamId: null }, 'agentIds is []; expected a list of 1 to 1000'],
  ['agentIds.1', { agentIds: ['a', ' '], teamId: null }, 'agentIds.1 is " "; expected an id'],
  ['teamId', { teamId: '' }, 'teamId is ""; expected an id of Genesys.'],
])('refuses a wrong %s and says what is expected: %j', (argument, wrong, message) => {
  const reading = () => readTerms({ ...LATE, ...wrong });
  expect(reading).toThrow(ReportInputError);
  expect(reading).toThrow(expect.objectContaining({ argument }));
  expect(reading).toThrow(message);
});

it('refuses fields that it does not know, so that no slip of the pen is passed over', () => {
  expect(() => readTerms({ ...LATE, timezone: 'Europe/London' })).toThrow(
    'The shift has timezone, which is not known; expected no more than name',
  );
});

it('writes terms as they can be read again', () => {
  for (const who of [{ agentIds: ['a', 'b'] }, { queueId: 'q' }, { groupId: 'g' }]) {
    const terms = readTerms({ ...LATE, teamId: undefined, ...who, validFrom: '2026-11-20' });
    expect(readTerms(givenOf(terms))).toEqual(terms);
  }
});

it('changes what is told, and whom a shift is of as a whole', () => {
  const given = givenOf(readTerms({ ...LATE, validTo: '2026-12-31' }));
  expect(changed(given, { end: '23:00', validTo: null })).toMatchObject({
    teamId: 't1',
    start: '13:00',
    end: '23:00',
    validTo: null,
  });
  const unit = readTerms(changed(given, { managementUnitId: 'm1' }));
  expect(unit.who).toEqual({ kind: 'managementUnit', id: 'm1' });
});
