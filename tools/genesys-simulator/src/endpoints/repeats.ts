import { fraction, mix } from '../seeded/hash.ts';
import type { Call } from '../http/endpoint.ts';

interface Page {
  pageSize: number;
  pageNumber: number;
}

/**
 * How many conversations are served a second time before a page. Pages shift when conversations come in
 * while somebody reads; from a shifted page on everything stands later, so that nothing is lost.
 */
export interface Repeats {
  before(query: number, page: Page, fault: Call['fault']): number;
}

/** Queries whose faults are remembered. */
const REMEMBERED = 100;

/** @param share - of the pages that shift by one without being asked to. */
export function createRepeats(share: number): Repeats {
  const seen = new Map<number, { lastPage: number; faults: { page: number; by: number }[] }>();

  function memoryOf(query: number) {
    const memory = seen.get(query) ?? { lastPage: 0, faults: [] };
    seen.set(query, memory);
    for (const oldest of seen.keys()) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    return memory;
  }

  return {
    before(query, { pageSize, pageNumber }, fault) {
      // The first page begins a new reading of the query.
      if (pageNumber === 1) seen.delete(query);
      const memory = memoryOf(query);
      // Only a page beyond all served ones can shift: its successors then do too, and nothing is skipped.
      if (pageNumber > Math.max(1, memory.lastPage)) {
        const ordered = fault(['repeatPage', 'shiftPage']);
        if (ordered !== undefined)
          memory.faults.push({
            page: pageNumber,
            by: ordered.kind === 'repeatPage' ? pageSize : 1,
          });
      }
      memory.lastPage = Math.max(memory.lastPage, pageNumber);
      const ordered = memory.faults.filter(({ page }) => page <= pageNumber);
      return ownShifts(query, pageNumber, share) + ordered.reduce((sum, { by }) => sum + by, 0);
    },
  };
}

function ownShifts(query: number, pageNumber: number, share: number): number {
  let shifts = 0;
  for (let page = 2; page <= pageNumber; page += 1)
    if (fraction(mix(query, page)) < share) shifts += 1;
  return shifts;
}
