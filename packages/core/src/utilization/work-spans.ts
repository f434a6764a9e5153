/**
 * The stretches in which one agent worked, over all legs, kept as bare numbers: a busy
 * organisation has millions of them.
 */
export interface WorkSpans {
  readonly startsMs: number[];
  readonly endsMs: number[];
  /** Which leg each stretch belongs to; numbers that mean nothing beyond that. */
  readonly legNumbers: number[];
  readonly kinds: WorkSpanKind[];
}

/**
 * `active`: contacting, dialing, talk and after-call work · `digitalHold`: hold of a digital leg,
 * which other work can cause · `hold`: hold of a voice or callback leg.
 */
type WorkSpanKind = 'active' | 'hold' | 'digitalHold';

/** Tells a stretch of time to whoever adds it up. */
export type VisitSpan = (startMs: number, endMs: number) => void;

export function noWorkSpans(): WorkSpans {
  return { startsMs: [], endsMs: [], legNumbers: [], kinds: [] };
}

/** Numbers of all stretches in order of their start. */
export type InOrder = readonly number[];

/**
 * Puts the stretches in order. Start and number are sorted as one number each, which together fit
 * into 53 bits for any window and any agent: without a comparing function a sort takes a tenth.
 */
export function inOrderOfStart({ startsMs }: WorkSpans): InOrder {
  const count = startsMs.length;
  const firstMs = startsMs.reduce((first, startMs) => Math.min(first, startMs), Infinity);
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    keys[index] = (at(startsMs, index) - firstMs) * count + index;
  }
  return Array.from(keys.toSorted(), (key) => key % count);
}

/** The union of all stretches: where they overlap, time counts once. Told in order of time. */
export function eachBusySpan(spans: WorkSpans, inOrder: InOrder, visit: VisitSpan): void {
  let startMs = NaN;
  let endMs = NaN;
  for (const index of inOrder) {
    const nextStartMs = at(spans.startsMs, index);
    const nextEndMs = at(spans.endsMs, index);
    if (nextStartMs <= endMs) {
      endMs = Math.max(endMs, nextEndMs);
    } else {
      if (!Number.isNaN(startMs)) visit(startMs, endMs);
      startMs = nextStartMs;
      endMs = nextEndMs;
    }
  }
  if (!Number.isNaN(startMs)) visit(startMs, endMs);
}

/**
 * For every digital hold, the stretches of it in which another leg was actively worked on: the
 * part of the hold that was no waiting. Two chats on hold during one call tell the call twice.
 */
export function eachHoldElsewhere(spans: WorkSpans, inOrder: InOrder, visit: VisitSpan): void {
  const holds = inOrder.filter((index) => spans.kinds[index] === 'digitalHold');
  if (holds.length === 0) return;
  const active = inOrder.filter((index) => spans.kinds[index] === 'active');
  const latestEndsMs = runningMaximum(active.map((index) => at(spans.endsMs, index)));
  for (const hold of holds) {
    const endMs = at(spans.endsMs, hold);
    let fromMs = at(spans.startsMs, hold);
    for (let nth = firstAbove(latestEndsMs, fromMs); nth < active.length; nth++) {
      const index = at(active, nth);
      if (at(spans.startsMs, index) >= endMs) break;
      if (spans.legNumbers[index] === spans.legNumbers[hold]) continue;
      const pieceStartMs = Math.max(fromMs, at(spans.startsMs, index));
      const pieceEndMs = Math.min(endMs, at(spans.endsMs, index));
      if (pieceEndMs > pieceStartMs) {
        visit(pieceStartMs, pieceEndMs);
        fromMs = pieceEndMs;
      }
    }
  }
}

function runningMaximum(values: readonly number[]): number[] {
  let maximum = -Infinity;
  return values.map((value) => (maximum = Math.max(maximum, value)));
}

/** Index of the first of `ascending` that is above `threshold`; its length when none is. */
function firstAbove(ascending: readonly number[], threshold: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(ascending, middle) > threshold) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** An element that is there by construction. */
function at(values: readonly number[], index: number): number {
  return values[index] ?? NaN;
}
