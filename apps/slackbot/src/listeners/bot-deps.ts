import type { AskDeps } from '../ask/ask.ts';
import type { Log } from '../log/log.ts';
import type { Managed } from '../manage/managed.ts';
import type { Render } from '../pictures/heatmap-picture.ts';
import type { SlackApi } from '../slack/slack-api.ts';
import type { Listening } from './listening.ts';

/** What the listeners need of the world. */
export interface BotDeps {
  readonly ask: AskDeps;
  readonly slack: SlackApi;
  readonly listening: Listening;
  /** Shifts, and subscriptions to their digests; `null`: nothing is kept. */
  readonly managed: Managed | null;
  /** Draws pictures. */
  readonly render: Render;
  /** Whether agents' names may be shown to a whole channel. */
  readonly sharesNames: boolean;
  /** After how long it is said that an answer is still to come, ms. */
  readonly slowMs: number;
  readonly log: Log;
}
