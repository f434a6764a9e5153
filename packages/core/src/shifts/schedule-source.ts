import type { UnitsFound, Unread } from '../report/source.ts';
import type { Span } from '../time/span.ts';
import type { AgentShift, PublishedWeeks } from './published-days.ts';

/** What was read of a management unit, or why it could not be. */
type ScheduleReading =
  | {
      readonly kind: 'read';
      /** Everybody in the unit. */
      readonly agentIds: readonly string[];
      readonly shifts: readonly AgentShift[];
      /** `null`: it was not told which weeks are published. */
      readonly weeks: readonly PublishedWeeks[] | null;
    }
  | { readonly kind: 'unread'; readonly unread: Unread };

/** Published schedules of workforce management. Rejects only on abort or a defect. */
export interface ScheduleSource {
  /** The shifts of a management unit that touch a span. */
  read(request: {
    readonly unitId: string;
    readonly span: Span;
    readonly signal: AbortSignal;
  }): Promise<ScheduleReading>;
  /** Every management unit. */
  units(signal: AbortSignal): Promise<UnitsFound>;
}
