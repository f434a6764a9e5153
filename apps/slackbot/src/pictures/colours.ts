import type { Band } from '../answer/judgement.ts';

/** The colour of a cell and of the number in it. */
export interface CellColours {
  readonly fill: string;
  readonly ink: string;
}

export const PAPER = '#ffffff';
export const INK = '#1d1c1d';
const BLACK = '#000000';
export const FAINT_INK = '#6b6a6b';
export const RULE = '#dddcdd';
/** Cells without a number. */
export const EMPTY = '#f3f2f3';
export const HATCH = '#b9b8b9';

type Rgb = readonly [red: number, green: number, blue: number];

/*
 * Blue below the band, orange above it: the two colours that people with any kind of colour
 * blindness tell apart. Within the band there is almost none, so that what is outside stands out.
 */
const IN_BAND: Rgb = [236, 239, 236];
const UNDER: readonly [near: Rgb, far: Rgb] = [
  [207, 224, 242],
  [33, 102, 172],
];
const OVER: readonly [near: Rgb, far: Rgb] = [
  [253, 216, 176],
  [196, 78, 6],
];

/** Where nothing at all was worked; where all of the logged-in time was. */
const [LOWEST, HIGHEST] = [0, 1];

/** The colours of a cell by where its utilization lies from the band, in whole percents. */
export function coloursOf(utilization: number, { from, to }: Band): CellColours {
  const share = Math.round(utilization * 100) / 100;
  if (share < from) return coloured(between(UNDER, (from - share) / (from - LOWEST)));
  if (share > to) return coloured(between(OVER, (share - to) / Math.max(0.01, HIGHEST - to)));
  return coloured(IN_BAND);
}

function between([near, far]: readonly [near: Rgb, far: Rgb], distance: number): Rgb {
  const at = Math.min(1, Math.max(0, distance));
  const mixed = (index: 0 | 1 | 2) => Math.round(near[index] + (far[index] - near[index]) * at);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Black, or white where that has more contrast: one of the two always has enough. */
function coloured(fill: Rgb): CellColours {
  const luminance = luminanceOf(fill);
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  return { fill: `rgb(${fill.join(',')})`, ink: onWhite > onBlack ? PAPER : BLACK };
}

/** Relative luminance as WCAG has it. */
function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
