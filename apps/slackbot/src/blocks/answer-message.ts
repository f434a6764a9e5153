import type { Answer } from '../answer/answer.ts';
import { ACTIONS, buttons } from './actions.ts';
import { charted } from './charted.ts';
import { bandsPart } from './parts/bands.ts';
import { freshnessPart } from './parts/freshness.ts';
import { halfHoursPart } from './parts/half-hours.ts';
import { headingPart } from './parts/heading.ts';
import { listPart } from './parts/list.ts';
import { needsALookPart } from './parts/needs-a-look.ts';
import { sentence } from './parts/sentence.ts';
import { totalPart } from './parts/total.ts';
import type { Ladder } from './payload.ts';

/** How an answer is to be told. */
export interface AnswerMessageOptions {
  /** The question, in words in which it can be asked again: what the buttons carry. */
  readonly question: string;
  /** Whether Slack's own chart is wanted, where it can draw one. @default false */
  readonly withChart?: boolean;
}

/** The answer to a question, privately, to who asked it. */
export function answerMessage(
  answer: Answer,
  { question, withChart = false }: AnswerMessageOptions,
): Ladder {
  const before = [headingPart(answer), totalPart(answer), halfHoursPart(answer)];
  const after = [
    needsALookPart(answer),
    listPart(answer),
    bandsPart(answer.bands),
    freshnessPart(answer),
  ];
  const actions = answerButtons(answer, question);
  return charted(answer, { text: sentence(answer), before, after, withChart, actions });
}

function answerButtons({ agents }: Answer, question: string) {
  if (agents.length === 0) return [];
  return buttons(question, [
    ['All agents', ACTIONS.allAgents],
    ['Half hours', ACTIONS.halfHours],
    ['Heatmap', ACTIONS.heatmap],
    ['CSV', ACTIONS.csv],
    ['Share', ACTIONS.share],
    ['How is this counted?', ACTIONS.counted],
  ]);
}
