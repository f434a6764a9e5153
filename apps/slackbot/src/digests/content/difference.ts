/** By how many points two shares differ, in whole percents as they are shown; `null`: not known. */
export function pointsBetween(share: number | null, usual: number | null): number | null {
  return share === null || usual === null
    ? null
    : Math.round(share * 100) - Math.round(usual * 100);
}

/** `+3 points`, `−1 point`, `no change`; nothing where it is not known. */
export function pointsInWords(points: number | null): string {
  if (points === null) return '';
  return points === 0 ? 'no change' : `${signed(points)} ${nounOf(points)}`;
}

/** `+14`, `−3`, `±0` */
export function signed(difference: number): string {
  if (difference === 0) return '±0';
  return `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`;
}

/** `3 points above`, `1 point below`, `the same as`, to be followed by what. */
export function comparedInWords(points: number): string {
  if (points === 0) return 'the same as';
  return `${Math.abs(points)} ${nounOf(points)} ${points > 0 ? 'above' : 'below'}`;
}

function nounOf(points: number): string {
  return Math.abs(points) === 1 ? 'point' : 'points';
}
