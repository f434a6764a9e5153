import type { MemoryWorld } from '@halfhour/core/testing';

/** A message as its reader has it. */
export interface Told {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** A workspace of any making, with the bot in it, and one person who uses it in #team-leads. */
export interface Workspace {
  /** Types `/utilization …`, and gives the first private answer. */
  type(text: string): Promise<Told>;
  /** Presses a button of a private answer; `answer` gives the first private answer to that. */
  press(told: Told, actionId: string): Promise<{ answer(): Promise<Told> }>;
  /** What everybody sees in #team-leads, texts and blocks. */
  posted(): Promise<readonly string[]>;
  /** The files of the workspace, by name. */
  files(): Promise<ReadonlyMap<string, string>>;
  /** Opens the Home tab, and gives its blocks once they hold the text. */
  openHome(text: string): Promise<string>;
  /** What the person's modal shows, once it holds the text. */
  modal(text: string): Promise<string>;
  /** Fulfils once the bot has done all that it was asked. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Makes a workspace with the bot in it, which answers from this world, and whose scopes are the manifest's. */
export type OpenWorkspace = (world: Partial<MemoryWorld>) => Promise<Workspace>;
