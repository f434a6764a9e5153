import { DAY_MS } from '../time/half-hour.ts';

/** The most days one question may ask for: Genesys' own limit for a filtered query. */
export const MAX_DAYS = 31;

/** The longest window: so many local days, one of which may have an hour more. */
export const MAX_WINDOW_MS = MAX_DAYS * DAY_MS + 3_600_000;

/** The most agents in one answer. */
export const MAX_AGENTS = 1000;

/** Agents in one answer when the question does not say. */
export const DEFAULT_AGENTS = 100;

/** The most characters of a search text. */
export const MAX_SEARCH_LENGTH = 200;
