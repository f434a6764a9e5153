import type { ActionsBlock } from '@slack/types';
import { ACTIONS, buttons } from '../../blocks/actions.ts';
import { utilizationChart } from '../../blocks/chart.ts';
import { section } from '../../blocks/elements.ts';
import { blocksOf, ladder, textOf } from '../../blocks/ladder.ts';
import { halfHoursPart } from '../../blocks/parts/half-hours.ts';
import type { Ladder, Part } from '../../blocks/payload.ts';
import { type Digest, isAboutOne, whyEmpty } from './digest.ts';
import { comparedPart } from './parts/compared.ts';
import { dataPart } from './parts/data.ts';
import { headPart } from './parts/head.ts';
import { openPart } from './parts/open.ts';
import { verdictPart } from './parts/verdict.ts';
import { worstPart } from './parts/worst.ts';
import { digestSentences, ONLY_ONE } from './sentences.ts';

/**
 * A digest as a message: with Slack's own chart where it can draw one, then with bars of text, then
 * as text alone.
 */
export function digestMessage(digest: Digest): Ladder {
  const { answer } = digest;
  const none = isAboutOne(digest) ? ONLY_ONE : whyEmpty(digest);
  const text = digestSentences(digest);
  const actions = digestButtons(digest);
  if (none !== null) {
    const parts = [headPart(digest), { blocks: [section(none)], text: none }, dataPart(digest)];
    return ladder([{ text, blocks: [...blocksOf(parts), ...actions] }], textOf(parts));
  }
  const before = [headPart(digest), comparedPart(digest)];
  const after = afterChart(digest);
  const bars = halfHoursPart(answer);
  const chart = utilizationChart(answer);
  const end = [...blocksOf(after), ...actions];
  return ladder(
    [
      ...(chart === null ? [] : [{ text, blocks: [...blocksOf(before), chart, ...end] }]),
      { text, blocks: [...blocksOf([...before, bars]), ...end] },
    ],
    textOf([...before, bars, ...after]),
  );
}

function afterChart(digest: Digest): Part[] {
  const { answer, withNames } = digest;
  return [
    verdictPart(answer, { withNames }),
    ...(withNames ? [worstPart(answer)] : []),
    openPart(digest),
    dataPart(digest),
  ];
}

/** They answer whoever presses them, alone and with their rights. */
function digestButtons({ question, answer }: Digest): ActionsBlock[] {
  if (answer.agents.length === 0) return [];
  return buttons(question, [
    ['All agents', ACTIONS.allAgents],
    ['Half hours', ACTIONS.halfHours],
    ['Explain a half hour', ACTIONS.explainForm],
    ['How is this counted?', ACTIONS.counted],
  ]);
}
