import { expect, it } from 'vitest';
import { alerting, at, emitted, leg, talk, talking, wrappingUp } from '../testing/legs.ts';
import { explainLegs } from './explanation.ts';
import type { Leg } from './leg.ts';

const sentenceFor = (one: Leg, from = '10:00') =>
  explainLegs({
    legs: [one],
    halfHour: { startMs: at(from), endMs: at(from) + 1_800_000 },
    asOfMs: at('18:00'),
    clockTime: (atMs) => new Date(atMs).toISOString().slice(11, 16),
  }).map(({ sentence }) => sentence);

it('says how much of a leg booked here ran elsewhere', () => {
  expect(sentenceFor(talk('anna', '09:35', '10:16'))).toEqual([
    'Genesys books this 41 min voice leg wholly in 10:00; 16 min of it ran here and 25 min in ' +
      'other half hours.',
  ]);
});

it('says when both numbers agree', () => {
  expect(sentenceFor(talk('anna', '10:05', '10:11'))).toEqual([
    'All 6 min of this voice leg ran here, and Genesys books them here too.',
  ]);
});

it('says that nothing is booked of a leg that is still open', () => {
  expect(sentenceFor(leg('anna', [talking('09:50', '10:20'), wrappingUp('10:20')]))).toEqual([
    'This voice leg is still open, so Genesys has booked nothing of it yet; 30 min of it ran here.',
  ]);
});

it('says that a leg which was not answered is booked but was not worked', () => {
  const unanswered = leg('anna', [alerting('10:00', '10:00:20')], {
    emissions: [emitted('tAcw', '10:00:25', 5000), emitted('tHandle', '10:00:25', 5000)],
  });
  expect(sentenceFor(unanswered)).toEqual([
    'Genesys books 5 s here for a voice leg without a work segment, as it does for one that was ' +
      'not answered; nothing of it was worked.',
  ]);
});

it('says where such a leg is booked when only something else of it is booked here', () => {
  const unanswered = leg('anna', [alerting('10:29', '10:29:50')], {
    emissions: [emitted('tAcw', '10:29:59', 5000), emitted('tHandle', '10:30:01', 5000)],
  });
  expect(sentenceFor(unanswered)).toEqual([
    'Genesys books 5 s in 10:30 for a voice leg without a work segment, as it does for one that ' +
      'was not answered; nothing of it was worked.',
  ]);
});

it('says that metrics and segments differ by a little', () => {
  const rounded = leg('anna', [talking('10:00', '10:01'), wrappingUp('10:01', '10:02:01')], {
    emissions: [emitted('tHandle', '10:02:01', 117_000)],
  });
  expect(sentenceFor(rounded)).toEqual([
    'All of this voice leg ran here, 2 min 1 s by its segments; Genesys books 1 min 57 s, since ' +
      'its metrics and segments can differ a little.',
  ]);
});

it('says that Genesys has emitted nothing for a leg that has ended', () => {
  expect(sentenceFor(talk('anna', '10:00', '10:01', { emissions: [] }))).toEqual([
    'Genesys has emitted no tHandle for this voice leg; 1 min of it ran here.',
  ]);
});

it('leaves out legs that neither ran nor were booked in the half hour', () => {
  expect(sentenceFor(talk('anna', '11:00', '11:10'))).toEqual([]);
});

it('clips each segment and marks what is work', () => {
  const [explained] = explainLegs({
    legs: [leg('anna', [talking('09:59', '10:10'), alerting('09:58', '09:59')])],
    halfHour: { startMs: at('10:00'), endMs: at('10:30') },
    asOfMs: at('18:00'),
    clockTime: String,
  });
  expect(explained?.segments.map(({ type, isWork, workedMs }) => [type, isWork, workedMs])).toEqual(
    [
      ['alert', false, 0],
      ['interact', true, 600_000],
    ],
  );
  expect(explained?.emissions.map(({ metric, isBookedHere }) => [metric, isBookedHere])).toEqual([
    ['tTalkComplete', true],
    ['tHandle', true],
  ]);
});
