import { DAY_MS, MINUTE_MS } from './time.ts';

/** Turns a local date and time of day into an instant, in one place that knows the time zones. */
export interface ZoneClock {
  /** @param date - days since 1970-01-01 on the local calendar. @param minute - minutes since local midnight. */
  instantMs(zone: string, date: number, minute: number): number;
}

/** Reads the zones from the platform's own data; remembers one number per zone, date and minute. */
export function createZoneClock(): ZoneClock {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const known = new Map<string, number>();

  function offsetMs(zone: string, instantMs: number): number {
    let format = formats.get(zone);
    if (format === undefined) formats.set(zone, (format = wallClockFormat(zone)));
    return wallClockMs(format, instantMs) - instantMs;
  }

  return {
    instantMs(zone, date, minute) {
      const name = `${zone} ${date} ${minute}`;
      let instantMs = known.get(name);
      if (instantMs === undefined) {
        const wallMs = date * DAY_MS + minute * MINUTE_MS;
        // Twice, because the first offset is that of an instant some hours away.
        const guessMs = wallMs - offsetMs(zone, wallMs);
        known.set(name, (instantMs = wallMs - offsetMs(zone, guessMs)));
      }
      return instantMs;
    },
  };
}

function wallClockFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
}

function wallClockMs(format: Intl.DateTimeFormat, instantMs: number): number {
  const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of format.formatToParts(instantMs)) field[part.type] = Number(part.value);
  return Date.UTC(field.year!, field.month! - 1, field.day, field.hour, field.minute);
}
