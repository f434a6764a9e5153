import { waitFor } from '../wait-for.ts';
import type { Message } from '../workspace/model.ts';
import type { AppSide } from './app-side.ts';
import type { Delivery } from './deliver.ts';

/** Something a person did, how the app acknowledged it, and what the app then said about it. */
export interface Exchange {
  ack: Delivery;
  /** Where the app may answer, five times in half an hour. */
  responseUrl: string;
  /** What came through the response_url so far, or in the acknowledgement, in order. */
  answers: () => readonly Message[];
  /** Fulfils with the first of these answers, or the nth, as soon as it is there. */
  answer: (nth?: number) => Promise<Message>;
}

export function exchangeOf(
  ack: Delivery,
  key: string,
  responseUrl: string,
  side: AppSide,
): Exchange {
  const answers = () =>
    side.workspace.changes
      .all()
      .flatMap((change) =>
        (change.kind === 'posted' || change.kind === 'edited') && change.message.answerTo === key
          ? [change.message]
          : [],
      );
  return {
    ack,
    responseUrl,
    answers,
    answer: async (nth = 1) => {
      const what = `answer ${nth} of the app (acknowledged with ${ack.status} after ${Math.round(ack.tookMs)} ms)`;
      return waitFor(what, () => answers()[nth - 1], side);
    },
  };
}
