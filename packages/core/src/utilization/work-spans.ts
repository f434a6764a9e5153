/**
 * The stretches in which one agent worked on one UTC day, over all legs. Kept as bare numbers in one
 * block that grows: a busy organisation has millions of stretches, and all of them are there until
 * the last is.
 */
export interface WorkSpans {
  count: number;
  /** Three a stretch: start and end, ms of the day; the number of its leg and its kind. */
  numbers: Uint32Array;
}

const NUMBERS_A_SPAN = 3;

/** What kind of work a stretch is, as it is kept. */
const WORK_SPAN_KIND = {
  /** Contacting, dialing, talk and after-call work. */
  active: 0,
  /** Hold of a voice or callback leg. */
  hold: 1,
  /** Hold of a digital leg, which other work can cause. */
  digitalHold: 2,
} as const;

const KINDS = 4;

type WorkSpanKind = keyof typeof WORK_SPAN_KIND;

/** Tells a stretch of time to whoever adds it up. */
export type VisitSpan = (startMs: number, endMs: number) => void;

export function noWorkSpans(): WorkSpans {
  return { count: 0, numbers: new Uint32Array(0) };
}

/** Room for the first stretches, in numbers; it doubles when it is full. */
const FIRST_ROOM = 32 * NUMBERS_A_SPAN;

/**
 * Adds a stretch of a leg, in ms of the day. One that goes on where the last one ended makes that one
 * longer, as when wrap-up follows talk.
 *
 * @param legNumber - tells legs apart and means nothing beyond that; below 2 ** 30
 */
export function addWorkSpan(
  spans: WorkSpans,
  startMs: number,
  endMs: number,
  legNumber: number,
  kind: WorkSpanKind,
): void {
  const to = spans.count * NUMBERS_A_SPAN;
  const legAndKind = legNumber * KINDS + WORK_SPAN_KIND[kind];
  if (spans.numbers[to - 1] === legAndKind && spans.numbers[to - 2] === startMs) {
    spans.numbers[to - 2] = endMs;
    return;
  }
  if (to === spans.numbers.length) growTo(spans, Math.max(FIRST_ROOM, 2 * to));
  spans.numbers[to] = startMs;
  spans.numbers[to + 1] = endMs;
  spans.numbers[to + 2] = legAndKind;
  spans.count += 1;
}

function growTo(spans: WorkSpans, length: number): void {
  const { numbers } = spans;
  spans.numbers = new Uint32Array(length);
  spans.numbers.set(numbers);
}

function startOf({ numbers }: WorkSpans, index: number): number {
  return at(numbers, index * NUMBERS_A_SPAN);
}

function endOf({ numbers }: WorkSpans, index: number): number {
  return at(numbers, index * NUMBERS_A_SPAN + 1);
}

function legOf({ numbers }: WorkSpans, index: number): number {
  return Math.floor(at(numbers, index * NUMBERS_A_SPAN + 2) / KINDS);
}

function kindOf({ numbers }: WorkSpans, index: number): number {
  return at(numbers, index * NUMBERS_A_SPAN + 2) % KINDS;
}

/** Numbers of all stretches in order of their start. */
type InOrder = Uint32Array;

/**
 * Puts the stretches in order. Start and number are sorted as one number each, which together fit
 * into 53 bits: without a comparing function a sort takes a tenth.
 */
export function inOrderOfStart(spans: WorkSpans): InOrder {
  const { count } = spans;
  const keys = new Float64Array(count);
  for (let index = 0; index < count; index++) keys[index] = startOf(spans, index) * count + index;
  keys.sort();
  const inOrder = new Uint32Array(count);
  for (let nth = 0; nth < count; nth++) inOrder[nth] = at(keys, nth) % count;
  return inOrder;
}

/** The union of all stretches: where they overlap, time counts once. Told in order of time. */
export function eachBusySpan(spans: WorkSpans, inOrder: InOrder, visit: VisitSpan): void {
  let startMs = NaN;
  let endMs = NaN;
  for (const index of inOrder) {
    const nextStartMs = startOf(spans, index);
    const nextEndMs = endOf(spans, index);
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
  const holds = inOrder.filter((index) => kindOf(spans, index) === WORK_SPAN_KIND.digitalHold);
  if (holds.length === 0) return;
  const active = inOrder.filter((index) => kindOf(spans, index) === WORK_SPAN_KIND.active);
  const latestEndsMs = runningMaximum(active.map((index) => endOf(spans, index)));
  for (const hold of holds) {
    const endMs = endOf(spans, hold);
    let fromMs = startOf(spans, hold);
    for (let nth = firstAbove(latestEndsMs, fromMs); nth < active.length; nth++) {
      const index = at(active, nth);
      if (startOf(spans, index) >= endMs) break;
      if (legOf(spans, index) === legOf(spans, hold)) continue;
      const pieceStartMs = Math.max(fromMs, startOf(spans, index));
      const pieceEndMs = Math.min(endMs, endOf(spans, index));
      if (pieceEndMs > pieceStartMs) {
        visit(pieceStartMs, pieceEndMs);
        fromMs = pieceEndMs;
      }
    }
  }
}

function runningMaximum(values: Uint32Array): Uint32Array {
  let maximum = 0;
  return values.map((value) => (maximum = Math.max(maximum, value)));
}

/** Index of the first of `ascending` that is above `threshold`; its length when none is. */
function firstAbove(ascending: Uint32Array, threshold: number): number {
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
