import { expect, it } from 'vitest';
import { readFlags } from './flags.ts';

it('takes lists with commas, and the flag again', () => {
  expect(readFlags(['--agents', 'a, b', '--agents', 'c', '--media', 'voice,Chat'])).toMatchObject({
    agentIds: ['a', 'b', 'c'],
    mediaTypes: ['voice', 'chat'],
    teamIds: undefined,
    family: 'worked',
    partial: false,
  });
});

it.each([
  [['--agents', 'a,,b'], '--agents has a blank entry'],
  [['--queues='], '--queues has a blank entry'],
  [['--format', 'xml'], '--format is "xml"; expected one of table, csv, json.'],
  [['--family', 'both'], '--family is "both"; expected one of worked, booked, started.'],
  [['--media', 'fax'], '--media is "fax"; expected one of callback, chat'],
  [['--zone', 'Mars'], '--zone is "Mars"; expected an IANA time zone'],
  [['--out', ''], '--out is blank'],
  [['--from'], '--from needs a value. Try --help.'],
  [['--agent', 'a'], 'There is no --agent here. Try --help.'],
  [['friday'], 'There is a word too many. Try --help.'],
])('refuses %j in one line that says what is expected', (args, line) => {
  expect(() => readFlags(args)).toThrow(line);
});
