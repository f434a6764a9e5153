import type { Answer } from '../answer/answer.ts';
import { picturesOf } from '../pictures/heatmap.ts';
import { heatmapPicture, type Render } from '../pictures/heatmap-picture.ts';
import type { FileToSend } from '../send/send-file.ts';

/** The most pictures that are drawn at once. */
const MOST_PICTURES = 5;

/** The heatmap of an answer, in as many pictures as its agents need; none when nobody was on queue. */
export async function heatmapFiles(
  answer: Answer,
  render: Render,
  signal: AbortSignal,
): Promise<readonly FileToSend[]> {
  const files: FileToSend[] = [];
  for (let page = 1; page <= Math.min(picturesOf(answer), MOST_PICTURES); page += 1) {
    const picture = await heatmapPicture(answer, { page, render }, signal);
    if (picture === null) break;
    const { png: bytes, fileName: name, altText, comment } = picture;
    files.push({ bytes, name, title: name, altText, comment });
  }
  return files;
}
