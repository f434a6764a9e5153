import type { DigestEvent } from '../digests/events.ts';
import type { HalfhourLog } from './log.ts';

/** One line for what becomes of digests; what people should know of is a warning. */
export function logDigest(log: HalfhourLog, event: DigestEvent): void {
  const { kind, ...fields } = event;
  if (isLoud(event)) log.warn(fields, `digests: ${WORDS[kind]}`);
  else log.info(fields, `digests: ${WORDS[kind]}`);
}

const WORDS: Readonly<Record<DigestEvent['kind'], string>> = {
  planned: 'planned',
  trouble: 'something is wrong, and it goes on',
  sent: 'posted',
  edited: 'edited',
  failed: 'could not be delivered, and will be tried again',
  settled: 'not posted',
  lost: 'another process has taken over',
  takenBack: 'two were posted, and this one is taken back',
  told: 'the owner was told',
  untold: 'nobody could be told',
};

function isLoud(event: DigestEvent): boolean {
  if (event.kind === 'settled') return event.state !== 'skipped';
  if (event.kind === 'takenBack') return !event.isGone;
  return event.kind === 'trouble' || event.kind === 'failed' || event.kind === 'untold';
}
