import type { GenesysClient } from '../genesys/client.ts';
import type { ReportDeps } from '../report/report.ts';
import type { RestatementSource } from '../report/source.ts';
import type { readSettings } from '../settings/read-settings.ts';
import type { halfhourSettings } from '../settings/shapes.ts';
import type { SyncScope } from '../sync/scope.ts';
import type { Sync } from '../sync/sync.ts';
import type { Span } from '../time/span.ts';
import type { HalfhourLog } from './log.ts';

/** The settings of a site. */
export type HalfhourEnv = ReturnType<typeof readSettings<ReturnType<typeof halfhourSettings>>>;

/** Who opens Halfhour, and where it tells what it does. */
export interface Opener {
  /** Who this is among the connections of the database: `graphql`, `slackbot`, … */
  readonly name: string;
  readonly log: HalfhourLog;
}

/** Halfhour at work: what every app is made from. */
export interface Halfhour {
  readonly client: GenesysClient;
  /** Answers from what is kept, and live from Genesys what is not. */
  readonly report: ReportDeps;
  /** `null`: nothing is kept. */
  readonly restatements: RestatementSource | null;
  /** What is kept, and how fresh; `null`: HALFHOUR_SYNC is off. */
  readonly kept: Kept | null;
  /** Ends the sync and hangs up. */
  close(): Promise<void>;
}

/** The store, and what keeps it fresh. */
export interface Kept {
  /** For people: a directory, or a URL without password. */
  readonly location: string;
  readonly scope: SyncScope;
  readonly sync: Pick<Sync, 'status' | 'requestBackfill'>;
  /** A number that grows whenever something of the span is read; the same: the same answer. */
  versionOf(span: Span): Promise<number>;
  /** Whether the database answers now. */
  isReachable(): Promise<boolean>;
}
