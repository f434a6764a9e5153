export { addDays, countDays, isDate, weekdayOf } from './time/calendar.ts';
export { durationInWords } from './time/duration-words.ts';
export { HALF_HOUR_MS } from './time/half-hour.ts';
export { formatInstant, parseInstant } from './time/instant.ts';
export {
  clockTime,
  isZone,
  localDate,
  localDay,
  zoneName,
  type LocalDay,
  type LocalHalfHour,
} from './time/local-day.ts';
export { createLocalClock, type LocalStart } from './time/local-clock.ts';
export { endInstantMs, startInstantMs } from './time/local-instant.ts';
export type { Span } from './time/span.ts';

export {
  BOOKED_METRICS,
  PRESENCE_METRICS,
  WORKED_METRICS,
  type BookedMetric,
  type PresenceMetric,
  type WorkedMetric,
} from './utilization/agent-day.ts';
export type {
  ExplainedEmission,
  ExplainedLeg,
  ExplainedSegment,
} from './utilization/explanation.ts';
export type { HalfHourState } from './utilization/half-hour-state.ts';
export type { AgentInterval, Booked, Presence, Work } from './utilization/interval.ts';
export {
  oldestAsOfMs,
  addTotals,
  teamIntervals,
  totalsOf,
  type RatioBasis,
  type Totals,
} from './utilization/totals.ts';

export {
  createAccess,
  type Access,
  type AccessDeps,
  type AccessMode,
  type Admission,
} from './access/access.ts';
export {
  type Grant,
  isBlind,
  NO_SIGHT,
  readSubject,
  type Sight,
  type Subject,
  SUBJECT_EXPECTED,
} from './access/grant.ts';
export type { OrgChart } from './access/org-chart.ts';
export { seenBy, type Answering } from './access/seen-by.ts';
export { createSeenDigests } from './access/seen-digests.ts';
export { createSeenDirectory } from './access/seen-directory.ts';
export { createSeenShifts } from './access/seen-shifts.ts';
export {
  ANYONE,
  type Anyone,
  type ApiKeyHolder,
  type Principal,
  type SlackMember,
  type TokenBearer,
} from './access/principal.ts';
export { EVERYBODY, scopeName, type SomeAgents, type Viewer } from './access/viewer.ts';

export type { Audit } from './audit/audit.ts';
export { audited } from './audit/audited.ts';
export type { Asking, NumbersRead } from './audit/entry.ts';

export { createCsv, type CsvWriter } from './report/csv/csv.ts';
export { DEFINITIONS, type Definition } from './report/definitions.ts';
export { explain, type Explanation, type ExplanationQuery } from './report/explain.ts';
export { FAMILIES, type Family } from './report/family.ts';
export { inSteps } from './report/in-steps.ts';
export { namedDirectory } from './report/changed-agents.ts';
export { ReportInputError } from './report/input-error.ts';
export {
  DEFAULT_AGENTS,
  MAX_AGENTS,
  MAX_DAYS,
  MAX_SEARCH_LENGTH,
  MAX_WINDOW_MS,
} from './report/limits.ts';
export {
  report,
  type AgentReport,
  type Report,
  type ReportDeps,
  type ReportQuery,
} from './report/report.ts';
export {
  MAX_RESTATEMENTS,
  restatements,
  type AgentRestatement,
  type Restatements,
} from './report/restatements.ts';
export { agentsInScope, cursorOf } from './report/scope.ts';
export { reportWindow } from './report/window.ts';
export type {
  Agent,
  AgentDaySource,
  Directory,
  RestatementSource,
  Unit,
  UnitsFound,
  Unread,
  UnreadKind,
  UnreadReason,
} from './report/source.ts';

export { createRequestBudget, type RequestBudget } from './genesys/budget.ts';
export { genesysHosts } from './genesys/environments.ts';
export {
  createGenesysClient,
  type GenesysClient,
  type GenesysClientOptions,
} from './genesys/client.ts';
export {
  GenesysAuthError,
  GenesysError,
  GenesysPermissionError,
  GenesysTimeoutError,
  GenesysUnavailableError,
} from './genesys/errors.ts';
export type { GenesysEvent } from './genesys/events.ts';
export { MEDIA_TYPES } from './genesys/known-types.ts';
export { createLiveDirectory } from './genesys/live-directory.ts';
export { createLiveSource } from './genesys/live-source.ts';
export { type PermissionFound, PERMISSIONS, tryPermissions } from './genesys/permissions.ts';

export { readSettings, SettingsError } from './settings/read-settings.ts';
export {
  fileSetting,
  genesysSettings,
  halfhourSettings,
  listenHost,
  listenPort,
  required,
  siteSettings,
  storeSettings,
  syncSettings,
  webOrigins,
  wholeNumber,
  yesOrNo,
} from './settings/shapes.ts';

export { clockOfMinute } from './shifts/clock-minute.ts';
export { MAX_DATES } from './shifts/date-range.ts';
export {
  type GivenChanges,
  givenOf,
  type GivenTerms,
  type GivenWho,
} from './shifts/given-terms.ts';
export { planDue, type PlannedEnd, planningWindow } from './shifts/plan.ts';
export type { UnitReading } from './shifts/published-store.ts';
export type {
  PublishedDay,
  Shift,
  ShiftDay,
  ShiftOrigin,
  ShiftTerms,
  ShiftTimes,
  ShiftWho,
  TargetBand,
} from './shifts/shift.ts';
export { type DateRange, dueAtMs, shiftDays } from './shifts/shift-days.ts';
export type { NamedShiftDay, ShiftAsker, Shifts, ShiftsToPlan } from './shifts/shifts.ts';

export {
  type ApiKeyWish,
  createApiKey,
  type NewApiKey,
  revokeApiKeys,
  rotateApiKey,
} from './store/api-keys-change.ts';
export { type ApiKey, type ApiKeys, listApiKeys } from './store/api-keys.ts';
export { listGrants, putGrant, removeGrant, type StoredGrant } from './store/access-grants.ts';
export { type AuditQuery, type AuditRow, readAudit } from './store/audit-read.ts';
export { forgetAgent, type Forgotten } from './store/forget-agent.ts';
export { openMigratedStore, openStore, type Store } from './store/open-store.ts';
export { PostgresError } from './store/postgres/errors.ts';
export type { StatementEvent } from './store/postgres/statement-event.ts';
export { createSharedBudget, type SharedBudgetOptions } from './store/request-budget.ts';
export { budgetUse, type BudgetUse } from './store/request-budget-use.ts';
export { StoreDiskFullError, StoreInputError } from './store/store-input-error.ts';
export type { Coverage, ScopeInfo } from './store/scope-info.ts';
export { readStoreInfo, type StoreInfo, type TableInfo } from './store/store-info.ts';
export type {
  StoreContents,
  StoreSummary,
  TableSummary,
  TransferOptions,
  TransferProgress,
} from './store/transfer/contents.ts';
export { copyStore } from './store/transfer/copy-store.ts';
export { fillStore } from './store/transfer/fill-store.ts';
export { withSnapshot } from './store/transfer/snapshot.ts';

export type {
  DigestChannel,
  Done,
  Found,
  Lost,
  OwnerNotice,
  Posted,
  Refused,
} from './digests/channel.ts';
export type {
  DigestAsked,
  DigestContent,
  DigestContents,
  DigestMissed,
} from './digests/content.ts';
export type { DeliverOptions, Digests } from './digests/digests.ts';
export type { DigestEvent } from './digests/events.ts';
export { DigestRefusedError } from './digests/refused-error.ts';
export { DIGEST_SETTINGS, type DigestSettings } from './digests/settings.ts';
export type { Delivering } from './digests/start-digests.ts';
export type { AskedOutcome } from './store/deliveries-ask.ts';
export type { DeliveriesQuery, Delivery, DeliveryState, Notice } from './store/deliveries.ts';
export type { Subscribed, Wish } from './store/subscriptions-change.ts';
export {
  type DigestPlace,
  isPausedOn,
  livingSubscriptions,
  type Pause,
  type Subscription,
} from './store/subscriptions.ts';

export { keptFromMs } from './halfhour/backfill-of.ts';
export { LEAST_FREE_BYTES } from './halfhour/disk-room.ts';
export { askBackfill, type BackfillQuery } from './halfhour/ask-backfill.ts';
export type { Halfhour, HalfhourEnv, Kept, Opener } from './halfhour/halfhour.ts';
export type { HalfhourLog } from './halfhour/log.ts';
export { openHalfhour } from './halfhour/open-halfhour.ts';
export { siteFileProblems } from './halfhour/site-files.ts';
export type { StoreHealth } from './halfhour/store-health.ts';
export type { SyncEvent } from './sync/events.ts';
export { silentSinceMs, type SyncStatus } from './sync/status.ts';
