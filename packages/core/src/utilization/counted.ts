/**
 * In which half hours of a day the present conversation has been counted: the legs of a conversation
 * come together, so that nothing has to be known of the one before.
 */
export interface Counted {
  conversationNumber: number;
  /** A bit for each half hour of the first half of the day, and of the second. */
  early: number;
  late: number;
}

/** Half hours of half a day: that many bits fit into a small whole number. */
const HALF_A_DAY = 24;

export function countedNowhere(): Counted {
  return { conversationNumber: 0, early: 0, late: 0 };
}

/** Whether the conversation is new to this half hour of the day; from then on it is not. */
export function isNewIn(counted: Counted, conversationNumber: number, slotOfDay: number): boolean {
  if (counted.conversationNumber !== conversationNumber) {
    counted.conversationNumber = conversationNumber;
    counted.early = 0;
    counted.late = 0;
  }
  const half = slotOfDay < HALF_A_DAY ? 'early' : 'late';
  const bit = 1 << (slotOfDay % HALF_A_DAY);
  if ((counted[half] & bit) !== 0) return false;
  counted[half] |= bit;
  return true;
}
