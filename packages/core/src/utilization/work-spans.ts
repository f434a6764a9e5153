/**
 * The stretches in which one agent worked, over all legs. Kept as bare numbers in blocks that grow:
 * a busy organisation has millions of stretches, and all of them are there until the last is.
 */
export interface WorkSpans {
  count: number;
  startsMs: Float64Array;
  endsMs: Float64Array;
  /** Which leg each stretch belongs to; numbers that mean nothing beyond that. */
  legNumbers: Uint32Array;
  kinds: Uint8Array;
}

/** What kind of work a stretch is, as it is kept. */
const WORK_SPAN_KIND = {
  /** Contacting, dialing, talk and after-call work. */
  active: 0,
  /** Hold of a voice or callback leg. */
  hold: 1,
  /** Hold of a digital leg, which other work can cause. */
  digitalHold: 2,
} as const;

type WorkSpanKind = keyof typeof WORK_SPAN_KIND;

/** Tells a stretch of time to whoever adds it up. */
export type VisitSpan = (startMs: number, endMs: number) => void;

export function noWorkSpans(): WorkSpans {
  return {
    count: 0,
    startsMs: new Float64Array(FIRST_ROOM),
    endsMs: new Float64Array(FIRST_ROOM),
    legNumbers: new Uint32Array(FIRST_ROOM),
    kinds: new Uint8Array(FIRST_ROOM),
  };
}

/** Room for the stretches of a usual day; it doubles when it is full. */
const FIRST_ROOM = 128;

/** Adds a stretch of a leg. */
export function addWorkSpan(
  spans: WorkSpans,
  startMs: number,
  endMs: number,
  legNumber: number,
  kind: WorkSpanKind,
): void {
  const { count } = spans;
  if (count === spans.startsMs.length) growTo(spans, 2 * count);
  spans.startsMs[count] = startMs;
  spans.endsMs[count] = endMs;
  spans.legNumbers[count] = legNumber;
  spans.kinds[count] = WORK_SPAN_KIND[kind];
  spans.count = count + 1;
}

function growTo(spans: WorkSpans, room: number): void {
  const { startsMs, endsMs, legNumbers, kinds } = spans;
  spans.startsMs = new Float64Array(room);
  spans.endsMs = new Float64Array(room);
  spans.legNumbers = new Uint32Array(room);
  spans.kinds = new Uint8Array(room);
  spans.startsMs.set(startsMs);
  spans.endsMs.set(endsMs);
  spans.legNumbers.set(legNumbers);
  spans.kinds.set(kinds);
}

/** Numbers of all stretches in order of their start. */
type InOrder = readonly number[];

/**
 * Puts the stretches in order. Start and number are sorted as one number each, which together fit
 * into 53 bits for any window and any agent: without a comparing function a sort takes a tenth.
 */
export function inOrderOfStart({ count, startsMs }: WorkSpans): InOrder {
  let firstMs = Infinity;
  for (let index = 0; index < count; index++) firstMs = Math.min(firstMs, at(startsMs, index));
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
  const holds = inOrder.filter((index) => spans.kinds[index] === WORK_SPAN_KIND.digitalHold);
  if (holds.length === 0) return;
  const active = inOrder.filter((index) => spans.kinds[index] === WORK_SPAN_KIND.active);
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
function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? NaN;
}
