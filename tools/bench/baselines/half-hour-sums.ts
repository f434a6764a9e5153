/** Sums by name: `tTalk`, `booked tHandle`, `started handled`, `busy`, … */
export type Sums = Record<string, number>;

/** Sums of every agent and half hour in which there is something, under `agentId start`. */
export type HalfHourSums = ReadonlyMap<string, Sums>;

/** The key of an agent's half hour; `start` is an instant with milliseconds. */
export function keyOf(agentId: string, start: string): string {
  return `${agentId} ${start}`;
}
