import type { Answer } from '../../answer/answer.ts';
import { count } from '../../answer/figures.ts';
import { context, header, mrkdwn } from '../elements.ts';
import type { Part } from '../payload.ts';

/** Who and which day as the headline; below it local times, the zone and how many agents. */
export function headingPart({ heading, agents }: Answer, scope = heading.scope): Part {
  const title = `${scope} · ${heading.day}`;
  const line = `${heading.clock} · ${count(agents.length, 'agent')}`;
  return {
    blocks: [header(title), context(mrkdwn(line))],
    text: `*${mrkdwn(title)}*\n${mrkdwn(line)}`,
  };
}
