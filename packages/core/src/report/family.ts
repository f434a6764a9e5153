/** The three families of numbers. They are never mixed. */
export const FAMILIES = ['worked', 'booked', 'started'] as const;

/** Which of the three families of numbers is told. */
export type Family = (typeof FAMILIES)[number];
