import type { Env } from './env.ts';
import { EXIT } from '@halfhour/command';
import type { Flags } from './flags.ts';
import { formatName, FORMATS } from './formats.ts';
import { liveGenesys, requestBudget } from './live-genesys.ts';
import { outputFile } from './output-file.ts';
import { outputStream } from './output-stream.ts';
import { createProgress, type Progress, silentProgress } from './progress.ts';
import { questionOf } from './question.ts';
import { run } from './run.ts';
import { unreadLines } from './unread-lines.ts';

/** Where a person sees something of the report. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const nowMs = () => Date.now();

/** Makes the report that the flags ask for, and tells the exit code. */
export async function start(
  flags: Flags,
  env: Env,
  { stdout, stderr }: Streams,
  signal: AbortSignal,
): Promise<number> {
  const zone = flags.zone ?? env.HALFHOUR_ZONE;
  const question = questionOf(flags, zone, nowMs());
  const { family, partial, out } = flags;
  const name = formatName(flags, stdout.isTTY);
  const format = FORMATS[name]({ ...question, family, zone });
  const output = out === undefined ? outputStream(stdout) : await outputFile(out);
  const progress = progressOn(stderr, env);
  const deps = liveGenesys(env, nowMs, progress);
  const summary = await run({ question, format, output, deps, partial, progress }, signal);
  const isAllRead = summary.unread.length === 0;
  const isTold = name === 'table' && out === undefined && (partial || isAllRead);
  if (!isTold) for (const line of unreadLines(summary)) stderr.write(`${line}\n`);
  if (isAllRead) return EXIT.ok;
  if (!partial) stderr.write('Nothing was written; --partial writes what could be read.\n');
  return EXIT.trouble;
}

/** Progress for people; whoever is not looking is not told. */
function progressOn(stderr: NodeJS.WriteStream, env: Env): Progress {
  const budget = requestBudget(env);
  if (!stderr.isTTY) return silentProgress(budget);
  const requestsPerMinute = env.GENESYS_REQUESTS_PER_MINUTE;
  return createProgress({ budget, requestsPerMinute, terminal: stderr, nowMs });
}
