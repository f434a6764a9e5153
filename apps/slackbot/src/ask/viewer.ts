import type { Directory } from '@halfhour/core';
import type { Named } from '../resolve/find-named.ts';

/** What somebody may see of Genesys. Trouble with Genesys gives empty lists and agents `unread`. */
export interface Viewer {
  /** Whether there is anything that they may not see. */
  readonly isNarrowed: boolean;
  /** Holds the agents whom they may see, and nobody else. */
  readonly directory: Directory;
  teams(signal: AbortSignal): Promise<readonly Named[]>;
  queues(signal: AbortSignal): Promise<readonly Named[]>;
}

/** Who may see what: by e-mail address, the one thing that Slack and Genesys both know. */
export interface Viewers {
  /** @returns `null` when Genesys knows nobody with this address */
  viewerOf(email: string, signal: AbortSignal): Promise<Viewer | null>;
  /** The Genesys user with this address; `null`: there is none. */
  agentIdOf(email: string, signal: AbortSignal): Promise<string | null>;
}
