import { durationInWords } from '../time/duration-words.ts';
import { halfHourStartMs } from '../time/half-hour.ts';
import { durationMs, type Span } from '../time/span.ts';
import { clipSegment } from './clip.ts';
import { type Emission, isOpenAt, isWorkType, type Leg, type Segment } from './leg.ts';

/** A segment and what of it counts in one half hour. */
export interface ExplainedSegment extends Segment {
  /** Whether the type counts as work: alerting and ringing do not. */
  readonly isWork: boolean;
  /** The part inside the half hour; `null` when none is. */
  readonly inside: Span | null;
  /** Length of that part when it is work, else 0. */
  readonly workedMs: number;
}

/** A metric as Genesys emitted it, and whether it is booked to this half hour. */
export interface ExplainedEmission extends Emission {
  readonly isBookedHere: boolean;
}

/** A leg, how each of its segments was clipped, and why Genesys' number differs. */
export interface ExplainedLeg {
  readonly conversationId: string;
  readonly sessionId: string;
  readonly mediaType: string;
  readonly queueId: string | null;
  readonly isOpen: boolean;
  /** Work inside the half hour. */
  readonly workedMs: number;
  /** tHandle that Genesys books to the half hour. */
  readonly bookedMs: number;
  readonly segments: readonly ExplainedSegment[];
  readonly emissions: readonly ExplainedEmission[];
  /** Why the two differ, or that they do not, for people. */
  readonly sentence: string;
}

/** What is needed to explain a half hour. */
export interface ExplanationInput {
  readonly legs: readonly Leg[];
  readonly halfHour: Span;
  /** Until when the legs are known, epoch ms. */
  readonly asOfMs: number;
  /** How the reader's clock shows an instant, for the sentences: `09:30`. */
  readonly clockTime: (atMs: number) => string;
}

/** The legs that were worked on or booked in the half hour, in order of time, explained. */
export function explainLegs(input: ExplanationInput): ExplainedLeg[] {
  return input.legs
    .map((leg) => explainLeg(leg, input))
    .filter((leg) => leg.workedMs > 0 || leg.emissions.some(({ isBookedHere }) => isBookedHere))
    .toSorted((a, b) => firstStartMs(a) - firstStartMs(b));
}

function explainLeg(leg: Leg, input: ExplanationInput): ExplainedLeg {
  const { halfHour, asOfMs } = input;
  const segments = leg.segments
    .map((segment) => explainSegment(segment, halfHour, asOfMs))
    .toSorted((a, b) => a.startMs - b.startMs);
  const emissions = leg.emissions
    .filter(({ emittedMs }) => emittedMs < asOfMs)
    .map((emission) => ({ ...emission, isBookedHere: contains(halfHour, emission.emittedMs) }));
  const handled = emissions.filter(({ metric }) => metric === 'tHandle');
  const explained = {
    conversationId: leg.conversationId,
    sessionId: leg.sessionId,
    mediaType: leg.mediaType,
    queueId: leg.queueId,
    isOpen: isOpenAt(leg, asOfMs),
    workedMs: sumOf(segments, ({ workedMs }) => workedMs),
    bookedMs: sumOf(handled, ({ isBookedHere, valueMs }) => (isBookedHere ? valueMs : 0)),
    segments,
    emissions,
  };
  return { ...explained, sentence: sentenceFor(explained, wholeWorkMs(leg, asOfMs), input) };
}

function explainSegment(segment: Segment, halfHour: Span, asOfMs: number): ExplainedSegment {
  const inside = clipSegment(segment, halfHour, asOfMs);
  const isWork = isWorkType(segment.type);
  return { ...segment, isWork, inside, workedMs: isWork && inside ? durationMs(inside) : 0 };
}

function sentenceFor(
  leg: Omit<ExplainedLeg, 'sentence'>,
  wholeMs: number,
  { halfHour, clockTime }: ExplanationInput,
): string {
  const worked = durationInWords(leg.workedMs);
  const handle = leg.emissions.find(({ metric }) => metric === 'tHandle');
  if (handle === undefined) {
    return leg.isOpen
      ? `This ${leg.mediaType} leg is still open, so Genesys has booked nothing of it yet; ` +
          `${worked} of it ran here.`
      : `Genesys has emitted no tHandle for this ${leg.mediaType} leg; ${worked} of it ran here.`;
  }
  const booked = durationInWords(handle.valueMs);
  const bookedAt = clockTime(halfHourStartMs(handle.emittedMs));
  if (wholeMs === 0) {
    const where = handle.isBookedHere ? 'here' : `in ${bookedAt}`;
    return (
      `Genesys books ${booked} ${where} for a ${leg.mediaType} leg without a work segment, ` +
      'as it does for one that was not answered; nothing of it was worked.'
    );
  }
  if (!handle.isBookedHere) {
    return (
      `Genesys books this ${booked} ${leg.mediaType} leg wholly in ${bookedAt}, ` +
      `where it was finished; ${worked} of it ran here.`
    );
  }
  const elsewhereMs = wholeMs - leg.workedMs;
  if (elsewhereMs > 0) {
    return (
      `Genesys books this ${booked} ${leg.mediaType} leg wholly in ` +
      `${clockTime(halfHour.startMs)}; ${worked} of it ran here and ` +
      `${durationInWords(elsewhereMs)} in other half hours.`
    );
  }
  if (leg.workedMs !== handle.valueMs) {
    return (
      `All of this ${leg.mediaType} leg ran here, ${worked} by its segments; Genesys books ` +
      `${booked}, since its metrics and segments can differ a little.`
    );
  }
  return `All ${worked} of this ${leg.mediaType} leg ran here, and Genesys books them here too.`;
}

/** All work of the leg that is known, inside the half hour and outside. */
function wholeWorkMs(leg: Leg, asOfMs: number): number {
  const always = { startMs: -Infinity, endMs: Infinity };
  return sumOf(
    leg.segments.filter(({ type }) => isWorkType(type)),
    (segment) => durationMs(clipSegment(segment, always, asOfMs) ?? { startMs: 0, endMs: 0 }),
  );
}

function contains(span: Span, atMs: number): boolean {
  return atMs >= span.startMs && atMs < span.endMs;
}

function firstStartMs(leg: ExplainedLeg): number {
  return leg.segments[0]?.startMs ?? leg.emissions[0]?.emittedMs ?? 0;
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
