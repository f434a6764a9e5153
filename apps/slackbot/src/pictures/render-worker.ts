import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';

/** What the thread is told to draw. */
export interface RenderJob {
  readonly svg: string;
  readonly fontFiles: string[];
  /** How many pixels a unit of the SVG has. */
  readonly zoom: number;
}

const { svg, fontFiles, zoom }: RenderJob = workerData;
const image = new Resvg(svg, {
  font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' },
  fitTo: { mode: 'zoom', value: zoom },
}).render();
parentPort?.postMessage(new Uint8Array(image.asPng()));
