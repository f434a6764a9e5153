import type { Answer } from '../../answer/answer.ts';
import type { Band } from '../../answer/judgement.ts';
import type { Baseline } from './baseline.ts';
import type { ShiftFigures } from './figures.ts';
import type { Open } from './open.ts';

/** What a channel is told when a shift has ended, before it becomes words. */
export interface Digest {
  /** The shift's name as it is shown. */
  readonly name: string;
  /** `Fri 20 Nov` */
  readonly day: string;
  /** `14:00–22:00 GMT`: the shift's own times. */
  readonly clock: string;
  readonly target: Band;
  /** The half hours of the shift, of its agents. */
  readonly answer: Answer;
  readonly figures: ShiftFigures;
  readonly baseline: Baseline;
  readonly open: Open;
  /** Whether agents may be named. */
  readonly withNames: boolean;
  /** Whether it comes late. */
  readonly isLate: boolean;
  /** Who answers for the subscription, as people call them; `null`: not known. */
  readonly ownerName: string | null;
  /** The question that its buttons ask. */
  readonly question: string;
}

/** Whether figures would be those of one person, in a place where nobody is named. */
export function isAboutOne({ answer, withNames }: Pick<Digest, 'answer' | 'withNames'>): boolean {
  return !withNames && answer.agents.length === 1;
}

/** Why there are no figures, in a sentence; `null`: there are some. */
export function whyEmpty({ answer: { totals, agents } }: Pick<Digest, 'answer'>): string | null {
  const { work, presence } = totals;
  if (agents.length === 0) return 'Nobody is in this shift.';
  if (work === null) return 'There are no figures of this shift: nothing of it could be read.';
  const isIdle = presence?.loggedIn === 0 && work.busy === 0;
  return isIdle ? 'Nobody was logged in during this shift, and nobody worked.' : null;
}
