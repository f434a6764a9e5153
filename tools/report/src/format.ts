import type { AgentReport, Family, Span } from '@halfhour/core';
import type { Summary } from './tally.ts';

/** What a report is about, beside its window. */
export interface About {
  readonly family: Family;
  /** IANA zone of local times. */
  readonly zone: string;
  readonly queueIds?: readonly string[] | undefined;
  readonly mediaTypes?: readonly string[] | undefined;
}

/** Makes the text of one report, piece by piece: `begin`, each agent, `end`. */
export interface Format {
  begin(window: Span): string;
  agent(agent: AgentReport): string;
  end(summary: Summary): string;
}
