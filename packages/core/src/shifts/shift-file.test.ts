import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readShiftFile, ShiftFileError } from './shift-file.ts';
import { fileShiftId } from './shift-name.ts';

const LATE = `
  - name: Late
    zone: Europe/London
    weekdays: [monday, fri]
    start: 13:00
    end: 22:00
    teamId: t1`;

function problems(text: string): readonly string[] {
  try {
    readShiftFile(text);
    return [];
  } catch (error) {
    if (error instanceof ShiftFileError) return error.problems;
    throw error;
  }
}

it('reads shifts with plain times and dates, and as many or few as there are', () => {
  const text = `# Kept in git.\nshifts:${LATE}\n    validFrom: 2026-11-01\n`;
  expect(readShiftFile(text)).toMatchObject([
    {
      name: 'Late',
      weekdays: [1, 5],
      startMinute: 780,
      endMinute: 1320,
      validFrom: '2026-11-01',
      who: { kind: 'team', id: 't1' },
      settleMinutes: 10,
    },
  ]);
  expect(readShiftFile('shifts: []')).toEqual([]);
});

it('tells every problem with its line and key, and what is expected', () => {
  const text = `
shifts:
  - name: Late
    zone: Europe/Lodnon
    start: 1300
    end: 22:00
    team: t1
  - zone: Europe/London
    start: 13:00
    end: 22:00
    target:
      from: 0.7
      to: 85
  - Night
`;
  expect(problems(text)).toEqual([
    'line 4: shifts[0].zone is "Europe/Lodnon"; expected an IANA time zone, such as Europe/London.',
    'line 5: shifts[0].start is 1300; expected a time, HH:MM from 00:00 to 23:59.',
    expect.stringMatching(/^line 7: shifts\[0\] has team, which is not known; expected no more/u),
    'line 8: shifts[1].name is missing; expected a name of 1 to 60 characters in one line.',
    'line 13: shifts[1].target.to is 85; expected a share from 0 to 1, such as 0.7.',
    expect.stringMatching(/^line 14: shifts\[2\] is "Night"; expected name, zone, /u),
  ]);
});

it('tells whom a shift must be of, by the line on which the shift begins', () => {
  const nobody = LATE.replace('    teamId: t1', '');
  const [problem, ...others] = problems(`shifts:${LATE}${nobody}`);
  expect(problem).toMatch(/^line 8: shifts\[1\] names nobody; expected exactly one of agentIds, /u);
  expect(others).toEqual([]);
});

it('refuses a name that is there already, however it is written', () => {
  expect(problems(`shifts:${LATE}${LATE.replace('Late', 'LATE')}`)).toEqual([
    'line 8: shifts[1].name is "LATE", as in line 2; expected a name of its own.',
  ]);
});

it.each([
  ['', 'line 1: shifts is missing; expected a list of shifts.'],
  ['shifts:', 'line 1: shifts is missing; expected a list of shifts.'],
  ['- name: Late', 'line 1: The file is [{"name":"Late"}]; expected shifts.'],
  ['shifts: [\n', 'line 2: '],
  ['shifts: []\nzone: x', 'line 2: The file has zone, which is not known; expected no more than'],
  ['shifts: []\nshifts: []', 'line 2: Map keys must be unique'],
])('refuses a file that says %j', (text, problem) => {
  expect(problems(text).join('\n')).toContain(problem);
});

it('gives a shift of the file the same id for as long as it has its name', () => {
  expect(fileShiftId('Late')).toBe('2216c9d5-7e39-5818-826e-087544cfa55d');
  expect(fileShiftId(' LATE')).toBe(fileShiftId('Late'));
  expect(fileShiftId('Later')).not.toBe(fileShiftId('Late'));
});

it('reads the file that the decision shows', () => {
  const page = new URL('../../../../docs/decisions/0016-shifts.md', import.meta.url);
  const [, text = ''] = /```yaml\n([^`]+)```/u.exec(readFileSync(page, 'utf8')) ?? [];
  expect(readShiftFile(text)).toMatchObject([{ name: 'Late', weekdays: [1, 2, 3, 4, 5] }]);
});
