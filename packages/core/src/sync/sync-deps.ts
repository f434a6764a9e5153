import type { Kysely } from 'kysely';
import type { GenesysClient } from '../genesys/client.ts';
import type { Clock } from '../genesys/clock.ts';
import type { CallContext } from '../genesys/transport.ts';
import type { Schema } from '../store/schema.ts';
import type { AgentLists } from './agent-lists.ts';
import type { SyncEventListener } from './events.ts';
import type { SyncScope } from './scope.ts';
import type { SyncSettings } from './settings.ts';

/** What reading for the store needs. */
export interface SyncDeps {
  readonly client: GenesysClient;
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly scope: SyncScope;
  /** The scope's number in the store. */
  readonly scopeNo: number;
  readonly settings: SyncSettings;
  readonly lists: AgentLists;
  readonly onEvent: SyncEventListener;
  /** Nobody waits for what the sync reads. */
  readonly context: CallContext & { readonly signal: AbortSignal };
}
