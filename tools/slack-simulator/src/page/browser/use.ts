import type { Screen } from '../../control/screen.ts';
import type { Surface } from './api.ts';
import type { Names } from './text.ts';

/** What somebody chose or typed; several values for a list of several. */
export type Value = string | string[];

/** Where blocks are drawn, and what happens when somebody uses their elements. */
export interface Use {
  screen: Screen;
  names: Names;
  surface: Surface;
  /** Told of every control, to read it when a form is sent off. */
  register: (actionId: string, read: () => Value) => void;
  /** What was there before the blocks were drawn anew. */
  kept: (actionId: string) => Value | undefined;
  press: (actionId: string, blockId: string) => Promise<void>;
  choose: (actionId: string, blockId: string, value: Value) => Promise<void>;
}
