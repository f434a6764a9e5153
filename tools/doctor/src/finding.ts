/** How a finding is to be taken: as it should be, worth a look, or in the way. */
export type Level = 'green' | 'yellow' | 'red';

/** What was looked into, in the order in which it is told. */
export const AREAS = ['Settings', 'Database', 'Genesys Cloud', 'Slack'] as const;

export type Area = (typeof AREAS)[number];

/** One line of the doctor. It holds no secret. */
export interface Finding {
  readonly area: Area;
  readonly level: Level;
  /** One sentence. */
  readonly what: string;
  /** What to do about it; `null` where there is nothing to be done. */
  readonly todo: string | null;
}

/** Findings about one area. */
export function findingsOf(area: Area) {
  return {
    green: (what: string): Finding => ({ area, level: 'green', what, todo: null }),
    yellow: (what: string, todo: string): Finding => ({ area, level: 'yellow', what, todo }),
    red: (what: string, todo: string): Finding => ({ area, level: 'red', what, todo }),
  };
}
