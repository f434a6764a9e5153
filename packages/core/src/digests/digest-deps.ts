import type { Kysely } from 'kysely';
import type { Shift } from '../shifts/shift.ts';
import type { PublishedDays } from '../shifts/shift-days.ts';
import type { Schema } from '../store/schema.ts';
import type { Span } from '../time/span.ts';
import type { DigestChannel } from './channel.ts';
import type { DigestContent } from './content.ts';
import type { DigestEventListener } from './events.ts';
import type { DigestSettings } from './settings.ts';

/** The shifts there are, and what is published in the place of their own times. */
export interface ShiftsRead {
  readonly shifts: readonly Shift[];
  readonly publishedOf: (shift: Shift) => PublishedDays | undefined;
}

/** What delivering digests needs. */
export interface DigestDeps {
  readonly db: Kysely<Schema>;
  readonly channel: DigestChannel;
  readonly content: DigestContent;
  /** Reads the shifts, with what is published of days that touch the span. */
  readonly readShifts: (span: Span) => Promise<ShiftsRead>;
  /** Whether every half hour of the span was read since it ended. */
  readonly isRead: (span: Span) => Promise<boolean>;
  readonly settings: DigestSettings;
  /** Who this is among those that deliver. */
  readonly worker: string;
  readonly onEvent: DigestEventListener;
  /** In [0, 1). */
  readonly random: () => number;
}
