import { UNWATCHED, type Watching } from '@halfhour/service';
import { noticeMessage } from '../blocks/notice-message.ts';
import type { Log } from '../log/log.ts';
import type { Reply } from '../send/reply.ts';
import type { Tasks } from '../tasks.ts';
import { refusal } from '../wording/refusal.ts';

/** What came of something, in a word or two for the log: `answered`, `refused: noMatch`. */
export type Outcome = string;

/** Something that somebody did in Slack. */
interface Heard {
  /** What it was, for the log: `ask`, `answer_csv`; asked after the acknowledgement. Nothing typed is in it. */
  readonly kind: () => string;
  readonly ack: () => Promise<void>;
  readonly reply: Reply;
}

/** What is to be done about it. */
type Work = (signal: AbortSignal) => Promise<Outcome>;

/** Acknowledges, does the work, and says in the log what came of it. Never rejects after the acknowledgement. */
export type Listening = (heard: Heard, work: Work) => Promise<void>;

/** What every listener is wrapped with. */
export interface ListeningDeps {
  readonly log: Log;
  readonly tasks: Tasks;
  /** @default nobody counts or traces answers */
  readonly watching?: Watching;
}

/** Makes the wrapper of every listener: nothing comes before the acknowledgement, and no failure is silent. */
export function createListening({ log, tasks, watching = UNWATCHED }: ListeningDeps): Listening {
  return async ({ kind: kindOf, ack, reply }, work) => {
    await ack();
    await tasks.run(async (signal) => {
      const startedMs = performance.now();
      const kind = kindOf();
      await watching.around('slack', async () => {
        const result = await work(signal)
          .then((outcome) => ({ outcome }))
          .catch(async (error: unknown) => failed(error, { kind, reply, log }));
        const durationMs = Math.round(performance.now() - startedMs);
        log.info({ kind, ...result, ...watching.used(), durationMs }, 'slack');
        watching.answered({ kind, outcome: inAWord(result.outcome), durationMs });
      });
    });
  };
}

/** `refused: noMatch` is a refusal. */
function inAWord(outcome: Outcome): string {
  return outcome.split(':')[0] ?? outcome;
}

/** Logs what went wrong under a reference, and tells the person no more than that. */
async function failed(
  error: unknown,
  {
    kind,
    reply,
    log,
  }: { readonly kind: string } & Pick<Heard, 'reply'> & Pick<ListeningDeps, 'log'>,
): Promise<{ outcome: Outcome; ref: string }> {
  const ref = crypto.randomUUID().slice(0, 4).toUpperCase();
  log.error({ kind, ref, err: error }, 'something went wrong');
  try {
    await reply.tell(noticeMessage(refusal({ kind: 'somethingWrong', ref })));
  } catch (silence) {
    log.warn({ kind, ref, err: silence }, 'nobody could be told');
  }
  return { outcome: 'failed', ref };
}
