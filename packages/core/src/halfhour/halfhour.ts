import type { Access } from '../access/access.ts';
import type { Audit } from '../audit/audit.ts';
import type { OrgChart } from '../access/org-chart.ts';
import type { Digests } from '../digests/digests.ts';
import type { AroundStep, DigestEventListener } from '../digests/events.ts';
import type { GenesysClient } from '../genesys/client.ts';
import type { GenesysEventListener } from '../genesys/events.ts';
import type { ReportDeps } from '../report/report.ts';
import type { RestatementSource } from '../report/source.ts';
import type { readSettings } from '../settings/read-settings.ts';
import type { halfhourSettings } from '../settings/shapes.ts';
import type { Shifts } from '../shifts/shifts.ts';
import type { AroundTask, SyncEventListener } from '../sync/events.ts';
import type { ApiKeys } from '../store/api-keys.ts';
import type { PostgresServer } from '../store/postgres/server.ts';
import type { StatementListener } from '../store/postgres/statement-event.ts';
import type { BudgetUse } from '../store/request-budget-use.ts';
import type { SyncScope } from '../sync/scope.ts';
import type { Sync } from '../sync/sync.ts';
import type { Span } from '../time/span.ts';
import type { HalfhourLog } from './log.ts';
import type { StoreHealth } from './store-health.ts';

/** The settings of a site. */
export type HalfhourEnv = ReturnType<typeof readSettings<ReturnType<typeof halfhourSettings>>>;

/** Who opens Halfhour, and where it tells what it does. */
export interface Opener {
  /** Who this is among the connections of the database: `graphql`, `slackbot`, … */
  readonly name: string;
  readonly log: HalfhourLog;
  /** Hear of what is done as well, if it is to be counted or shown. */
  readonly onGenesys?: GenesysEventListener;
  readonly onSync?: SyncEventListener;
  readonly onDigest?: DigestEventListener;
  readonly onStatement?: StatementListener;
  /** Runs what is done without anybody's asking: a task of the sync, a step of a digest. */
  readonly around?: AroundTask & AroundStep;
  /** Whether this process keeps the store fresh, as one of those that do. @default true */
  readonly syncs?: boolean;
}

/** Halfhour at work: what every app is made from. */
export interface Halfhour {
  readonly client: GenesysClient;
  /** Answers about everybody: from what is kept, and live from Genesys what is not. */
  readonly report: ReportDeps;
  /** Asks Genesys each time: what it said of others must not make an answer about them quicker. */
  readonly orgChart: OrgChart;
  /** Who may see whom: `seenBy` makes what answers them. */
  readonly access: Access;
  /** Tells whose API keys are good. `null`: nothing is kept. */
  readonly apiKeys: ApiKeys | null;
  /** Writes down who asked for whose numbers: in the log, and in the store where there is one. */
  readonly audit: Audit;
  /** `null`: nothing is kept. */
  readonly restatements: RestatementSource | null;
  /** `null`: nothing is kept. */
  readonly shifts: Shifts | null;
  /** Nothing is delivered until `deliver` is called. `null`: nothing is kept. */
  readonly digests: Digests | null;
  /** What is kept, and how fresh; `null`: HALFHOUR_SYNC is off. */
  readonly kept: Kept | null;
  /** Ends the sync and hangs up. */
  close(): Promise<void>;
}

/** The store, and what keeps it fresh. */
export interface Kept {
  /** Run by Halfhour itself, or somebody's server. */
  readonly kind: PostgresServer['kind'];
  /** For people: a directory, or a URL without password. */
  readonly location: string;
  readonly scope: SyncScope;
  /** For how many whole UTC days before today half hours are kept. */
  readonly retentionDays: number;
  readonly sync: Omit<Sync, 'run'>;
  /**
   * A number that grows whenever something of the span is read or who is who changes. As long as it
   * is the same, so is every report of the span that `isKept`.
   */
  versionOf(span: Span): Promise<number>;
  /** How much is used of the requests to Genesys that all processes share. */
  budgetUse(): Promise<BudgetUse>;
  /** How it is now; `null`: the database does not answer. */
  health(): Promise<StoreHealth | null>;
  /** How this process uses the connections that it may have for questions and the sync. */
  connections(): ConnectionUse;
}

/** How connections to the database are used. */
interface ConnectionUse {
  readonly busy: number;
  readonly idle: number;
  /** How many wait for one. */
  readonly waiting: number;
  /** How many there may be, busy and idle. */
  readonly most: number;
}
