import type { Answer } from '../answer/answer.ts';
import { charted } from './charted.ts';
import { context } from './elements.ts';
import { bandsPart } from './parts/bands.ts';
import { freshnessPart } from './parts/freshness.ts';
import { halfHoursPart } from './parts/half-hours.ts';
import { headingPart } from './parts/heading.ts';
import { listPart } from './parts/list.ts';
import { needsALookPart, needsALookWithoutNames } from './parts/needs-a-look.ts';
import { sentence } from './parts/sentence.ts';
import { totalPart } from './parts/total.ts';
import type { Ladder, Part } from './payload.ts';

/** How an answer is to be shared. */
export interface ShareOptions {
  /** Whether agents' names may be shown. */
  readonly withNames: boolean;
  /** The Slack id of the person who shares it. @default not said */
  readonly sharedBy?: string;
  /** Whether Slack's own chart is wanted, where it can draw one. @default false */
  readonly withChart?: boolean;
}

/**
 * An answer for everybody in a channel: no buttons, and no agent's name unless the workspace allows
 * it. Teams, queues and half hours that were asked for are listed either way.
 *
 * @returns `null` when names are not allowed and there is but one agent, whom everybody could guess
 */
export function shareMessage(
  answer: Answer,
  { withNames, sharedBy, withChart = false }: ShareOptions,
): Ladder | null {
  if (!withNames && answer.agents.length === 1) return null;
  const { scope, scopeWithoutNames } = answer.heading;
  const named = withNames ? scope : scopeWithoutNames;
  const before = [headingPart(answer, named), totalPart(answer), halfHoursPart(answer)];
  const after = [
    withNames ? needsALookPart(answer) : needsALookWithoutNames(answer),
    ...(withNames || answer.list?.by !== 'agent' ? [listPart(answer)] : []),
    bandsPart(answer.bands),
    freshnessPart(answer),
    ...(sharedBy === undefined ? [] : [sharerPart(sharedBy)]),
  ];
  return charted(answer, { text: sentence(answer, named), before, after, withChart });
}

function sharerPart(slackUserId: string): Part {
  const text = `Shared by <@${slackUserId.replaceAll(/[^A-Z0-9]/gu, '')}>.`;
  return { blocks: [context(text)], text };
}
