import type { Faults } from '../fault.ts';

/** How a fault is told: first what is wrong, then what to type. */
type Lines = readonly [fault: string, whatToType: string];

/** How faults of these kinds are told. */
export type Wordings<Kind extends keyof Faults> = {
  readonly [K in Kind]: (fault: Faults[K]) => Lines;
};
