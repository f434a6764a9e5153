import { ReportInputError } from '@halfhour/core';

/** Refuses lists of ids that are empty or hold a blank one, by the name of their argument. */
export function rejectBlankIds(
  lists: Readonly<Record<string, readonly string[] | null | undefined>>,
): void {
  for (const [argument, ids] of Object.entries(lists)) {
    if (ids === null || ids === undefined) continue;
    if (ids.length === 0) {
      throw new ReportInputError(
        argument,
        `${argument} is an empty list; give at least one id, or leave it out to mean everybody.`,
      );
    }
    const blank = ids.findIndex((id) => id.trim() === '');
    if (blank !== -1) {
      throw new ReportInputError(
        argument,
        `${argument}[${blank}] is blank; expected a Genesys id.`,
      );
    }
  }
}
