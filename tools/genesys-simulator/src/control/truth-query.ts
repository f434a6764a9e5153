import { HALF_HOUR_MS } from '../scenario/time.ts';
import { badRequest } from '../http/refusals.ts';
import { parseInstant } from '../query/interval.ts';
import { idsAsked } from '../query/listing.ts';

/** A question about the truth; what is undefined has its default. */
export interface TruthAsked {
  fromMs: number;
  toMs: number;
  agentIds?: string[];
  asOfMs?: number;
}

/** Reads `from`, `to`, `agentIds` and `asOf` of `/_simulator/truth`. */
export function readTruthQuery(query: URLSearchParams): TruthAsked {
  const from = query.get('from');
  const to = query.get('to');
  if (from === null || to === null) throw badRequest('from and to are required.', 'from');
  const agentIds = idsAsked(query, 'agentIds');
  const asOf = query.get('asOf');
  return {
    fromMs: parseInstant(from),
    toMs: parseInstant(to),
    ...(agentIds.length > 0 ? { agentIds } : {}),
    ...(asOf === null ? {} : { asOfMs: parseInstant(asOf) }),
  };
}

/** Throws when the window is not made of whole half hours. */
export function requireHalfHours(fromMs: number, toMs: number): void {
  if (fromMs % HALF_HOUR_MS !== 0 || toMs % HALF_HOUR_MS !== 0 || fromMs >= toMs)
    throw badRequest('from and to must lie on UTC half hours, from before to.', 'from');
}
