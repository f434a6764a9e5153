import { Irregular } from './irregular.ts';
import { JsonScanner } from './json-scanner.ts';
import type { Scan } from './scan-conversation.ts';
import { ScanTexts } from './scan-texts.ts';

const SEGMENT_END = Buffer.from('segmentEnd');

/** The lists that lie one in the other, down to the segments. */
const LISTS = ['participants', 'sessions', 'segments'].map((name) => Buffer.from(name));

/** As `lastEndMs` tells of a conversation, from its JSON; `null` when that is not in its form. */
export function scanLastEndMs(json: Uint8Array): number | null {
  const scanner = new JsonScanner(json);
  try {
    const lastMs = lastEndIn({ scanner, texts: new ScanTexts(scanner) }, 0);
    return lastMs === -Infinity ? Infinity : lastMs;
  } catch (error) {
    if (!(error instanceof Irregular)) throw error;
    return null;
  }
}

/** Of the object that comes next, so many lists deep; -Infinity when it has no segments. */
function lastEndIn(scan: Scan, depth: number): number {
  const { scanner, texts } = scan;
  const list = LISTS[depth];
  let lastMs = list === undefined ? Infinity : -Infinity;
  for (let more = scanner.enterObject(); more; more = scanner.nextField()) {
    if (list === undefined) {
      if (scanner.keyIs(SEGMENT_END)) lastMs = scanner.isNull() ? Infinity : texts.instantMs();
      else scanner.skip();
    } else if (!scanner.keyIs(list)) scanner.skip();
    else if (!scanner.isNull()) lastMs = Math.max(lastMs, latestOf(scan, depth + 1));
  }
  return lastMs;
}

function latestOf(scan: Scan, depth: number): number {
  const { scanner } = scan;
  let lastMs = -Infinity;
  for (let more = scanner.enterList(); more; more = scanner.nextItem()) {
    lastMs = Math.max(lastMs, lastEndIn(scan, depth));
  }
  return lastMs;
}
