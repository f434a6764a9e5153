import type { Answered } from '../../ask/ask.ts';
import type { BotDeps } from '../bot-deps.ts';
import type { Occasion } from '../occasion.ts';

/** An answer that was asked for again by a button, and who pressed it. */
export interface Shown {
  readonly answered: Answered;
  readonly occasion: Occasion;
  readonly deps: BotDeps;
  /** Which page of a view the button leads to, from 1. */
  readonly page: number;
  /** Whether it was pressed on that view, which gives way to its other page. */
  readonly isLeafing: boolean;
}
