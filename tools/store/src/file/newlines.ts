const NEWLINE = 10;

/** How many lines end in the bytes. */
export function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

/** Where the `nth` line ends, its newline included; -1 when it does not end in the bytes. */
export function endOfLine(bytes: Buffer, nth: number): number {
  let end = 0;
  for (let line = 0; line < nth; line++) {
    const at = bytes.indexOf(NEWLINE, end);
    if (at === -1) return -1;
    end = at + 1;
  }
  return end;
}
