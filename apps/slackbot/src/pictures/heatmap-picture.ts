import type { Answer } from '../answer/answer.ts';
import { fileNameOf } from '../answer/file-name.ts';
import { heatmapOf, picturesOf } from './heatmap.ts';
import { heatmapSvg, type Svg } from './heatmap-svg.ts';
import { altTextOf, commentOf } from './heatmap-words.ts';

/** A picture, ready to be uploaded. */
export interface Picture {
  readonly png: Uint8Array;
  readonly fileName: string;
  /** What it shows, in plain text. Slack's upload loses it: the comment says the same. */
  readonly altText: string;
  /** What it shows, in mrkdwn, for the message that it comes with. */
  readonly comment: string;
}

/** How an SVG becomes a PNG: `renderPng`, which needs a thread. */
export type Render = (svg: Svg, signal: AbortSignal) => Promise<Uint8Array>;

/**
 * The heatmap of a page of an answer's agents, from 1; `picturesOf` tells how many there are.
 *
 * @returns `null` when there is nothing to draw: no agents, or nobody was on queue
 */
export async function heatmapPicture(
  answer: Answer,
  { page = 1, render }: { readonly page?: number; readonly render: Render },
  signal: AbortSignal,
): Promise<Picture | null> {
  const heatmap = heatmapOf(answer, page);
  if (heatmap === null) return null;
  const png = await render(heatmapSvg(heatmap), signal);
  return {
    png,
    fileName: fileNameOf(answer, 'png', picturesOf(answer) > 1 ? page : undefined),
    altText: altTextOf(answer, page),
    comment: commentOf(answer, page),
  };
}
