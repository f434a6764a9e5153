/** A clock that runs faster than the machine's. Instants are epoch ms. */
export interface FastClock {
  /** What the machine's clock showed … */
  readonly machineMs: number;
  /** … when this one showed this. */
  readonly fromMs: number;
  /** How many times faster it runs. */
  readonly speed: number;
}

/** What of a process goes by a clock, besides what it takes for the time. */
export interface Quickened {
  /**
   * Which timers are quicker too: all, none, or only pauses, which are those that are awaited. Much
   * faster than the machine, time-outs of connections would be over before anything can answer.
   *
   * @default true
   */
  readonly timers?: boolean | 'pauses';
  /**
   * By how much SIGUSR2 sets the clock ahead, ms; back, when it is negative. The next one sets it right
   * again. Timers run on, as they do when the clock of a machine is set. @default 0
   */
  readonly jumpMs?: number;
}

/** What the clock shows when the machine's shows `machineMs`. */
export function shownMs(
  { machineMs: startMs, fromMs, speed }: FastClock,
  machineMs: number,
): number {
  return Math.floor(fromMs + (machineMs - startMs) * speed);
}

/** What NODE_OPTIONS has to be for programs, and those that they start, to go by the clock. */
export function nodeOptions(
  clock: FastClock,
  { timers = true, jumpMs = 0 }: Quickened = {},
): string {
  const preload = new URL('preload.ts', import.meta.url);
  preload.searchParams.set('timers', JSON.stringify(timers));
  preload.searchParams.set('jumpMs', String(jumpMs));
  for (const [name, value] of Object.entries(clock)) preload.searchParams.set(name, String(value));
  return `--import=${preload.href}`;
}

/** The clock in the address of a module that was imported so. */
export function clockOf(address: string): FastClock {
  const { searchParams } = new URL(address);
  const number = (name: keyof FastClock) => Number(searchParams.get(name) ?? NaN);
  return { machineMs: number('machineMs'), fromMs: number('fromMs'), speed: number('speed') };
}

/** What of the process goes by that clock. */
export function quickenedOf(address: string): Quickened {
  const { searchParams } = new URL(address);
  return {
    timers: JSON.parse(searchParams.get('timers') ?? 'true'),
    jumpMs: Number(searchParams.get('jumpMs') ?? 0),
  };
}
