import type { Kysely } from 'kysely';
import type { Shifts } from '../shifts/shifts.ts';
import type { Schema } from '../store/schema.ts';
import type { Span } from '../time/span.ts';
import type { DigestChannel } from './channel.ts';
import type { DigestContent } from './content.ts';
import type { AroundStep, DigestEventListener } from './events.ts';
import type { DigestSettings } from './settings.ts';

/** What delivering digests needs. */
export interface DigestDeps {
  readonly db: Kysely<Schema>;
  readonly channel: DigestChannel;
  readonly content: DigestContent;
  readonly shifts: Pick<Shifts, 'toPlan' | 'byId' | 'daysOf'>;
  /** Whether every half hour of the span was read since it ended. */
  readonly isRead: (span: Span) => Promise<boolean>;
  readonly settings: DigestSettings;
  /** Who this is among those that deliver. */
  readonly worker: string;
  readonly onEvent: DigestEventListener;
  readonly around: AroundStep;
  /** In [0, 1). */
  readonly random: () => number;
}
