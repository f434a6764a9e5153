import { cpus, totalmem } from 'node:os';

/** On what was measured, and when, in one line. */
export function machine(nowMs: number): string {
  const all = cpus();
  const date = new Date(nowMs).toISOString().slice(0, 10);
  const gb = Math.round(totalmem() / 2 ** 30);
  return `${date}, Node.js ${process.version}, ${all[0]?.model ?? 'unknown CPU'}, ${all.length} cores, ${gb} GB`;
}
