import type { StoreLog } from '../store/postgres/log.ts';
import type { HalfhourLog } from './log.ts';

/** The store speaks in sentences only. */
export function storeLogOf(log: HalfhourLog): StoreLog {
  return {
    info: (message) => log.info({}, message),
    warn: (message) => log.warn({}, message),
  };
}
