import { DAY_MS } from '../time/half-hour.ts';

/** The longest window one question may ask for: Genesys' own limit for a filtered query. */
export const MAX_WINDOW_MS = 31 * DAY_MS;

/** The most agents in one answer. */
export const MAX_AGENTS = 1000;

/** Agents in one answer when the question does not say. */
export const DEFAULT_AGENTS = 100;

/** The most characters of a search text. */
export const MAX_SEARCH_LENGTH = 200;
