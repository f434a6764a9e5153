/** A clock that runs faster than the machine's. Instants are epoch ms. */
export interface FastClock {
  /** What the machine's clock showed … */
  readonly machineMs: number;
  /** … when this one showed this. */
  readonly fromMs: number;
  /** How many times faster it runs. */
  readonly speed: number;
}

/** What the clock shows when the machine's shows `machineMs`. */
export function shownMs(
  { machineMs: startMs, fromMs, speed }: FastClock,
  machineMs: number,
): number {
  return Math.floor(fromMs + (machineMs - startMs) * speed);
}

/** What NODE_OPTIONS has to be for programs, and those that they start, to go by the clock. */
export function nodeOptions(clock: FastClock): string {
  const preload = new URL('preload.ts', import.meta.url);
  for (const [name, value] of Object.entries(clock)) preload.searchParams.set(name, String(value));
  return `--import=${preload.href}`;
}

/** The clock in the address of a module that was imported so. */
export function clockOf(address: string): FastClock {
  const { searchParams } = new URL(address);
  const number = (name: keyof FastClock) => Number(searchParams.get(name) ?? NaN);
  return { machineMs: number('machineMs'), fromMs: number('fromMs'), speed: number('speed') };
}
