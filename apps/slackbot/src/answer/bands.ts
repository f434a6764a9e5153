import { type Band, DEFAULT_BAND } from './judgement.ts';

/** The bands of a site. */
export interface Bands {
  /** Of all whose team has none of its own. */
  readonly everybody: Band;
  /** By the id of a team. */
  readonly byTeam: ReadonlyMap<string, Band>;
}

/** As it is where nothing is set. */
export const DEFAULT_BANDS: Bands = { everybody: DEFAULT_BAND, byTeam: new Map() };

/**
 * Reads bands in whole percents: `70-85` for everybody, `<team id>:60-80` for a team, with commas
 * between them. `null`: it makes no sense.
 */
export function readBands(text: string): Bands | null {
  let everybody: Band | undefined;
  const byTeam = new Map<string, Band>();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [, team, from, to] = /^(?:([^:]+):)?\s*(\d{1,3})\s*-\s*(\d{1,3})\s*%?$/u.exec(part) ?? [];
    const band = { from: Number(from) / 100, to: Number(to) / 100 };
    if (!(band.from < band.to && band.to <= 1)) return null;
    if (team === undefined ? everybody !== undefined : byTeam.has(team.trim())) return null;
    if (team === undefined) everybody = band;
    else byTeam.set(team.trim(), band);
  }
  return { everybody: everybody ?? DEFAULT_BAND, byTeam };
}
