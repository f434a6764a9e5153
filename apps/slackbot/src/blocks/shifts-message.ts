import type { DescribedShift } from '../manage/describe.ts';
import { shiftLine } from '../wording/subscription-words.ts';
import { andOthers, cutTo } from './cut-to.ts';
import { context, section } from './elements.ts';
import { ladder } from './ladder.ts';
import { LIMITS } from './limits.ts';
import { manageButtons } from './manage-buttons.ts';
import type { Ladder } from './payload.ts';

/** A shift in the list. */
export interface ListedShift extends DescribedShift {
  /** Whether who reads it may change and end it. */
  readonly mayChange: boolean;
  /** What is to be known of its management unit, if it is of one. Plain text. */
  readonly reading: string | null;
}

/** Shifts that are told one by one. */
const TOLD = 14;

const MADE_IN = {
  slack: null,
  graphql: 'Made over GraphQL.',
  file: 'Kept in a file (HALFHOUR_SHIFTS): it can be changed only there.',
};

/** The shifts that somebody sees, with a button to make another. @param line - escaped */
export function shiftsMessage(line: string, shifts: readonly ListedShift[]): Ladder {
  const told = shifts.slice(0, TOLD);
  const others = shifts.length - told.length;
  const more = others > 0 ? [`${andOthers(others)}: name one, /utilization shifts edit NAME.`] : [];
  const blocks = [
    section(line),
    ...told.flatMap(shiftBlocks),
    ...more.map(section),
    ...manageButtons(0, [['New shift', 'shifts new']]),
  ];
  const text = [line, ...told.map((one) => `• ${shiftLine(one)}`), ...more].join('\n');
  return ladder([{ text: cutTo(text, LIMITS.text), blocks }], text);
}

function shiftBlocks(listed: ListedShift, index: number) {
  const { shift, mayChange, reading } = listed;
  const notes = [MADE_IN[shift.origin], reading].filter((note) => note !== null);
  return [
    section(shiftLine(listed)),
    ...(notes.length === 0 ? [] : [context(notes.join(' '))]),
    ...(mayChange
      ? manageButtons(index + 1, [
          ['Edit', `shifts edit ${shift.id}`],
          ['End', `shifts end ${shift.id}`],
        ])
      : []),
  ];
}
