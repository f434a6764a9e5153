import type { Answer } from '../answer/answer.ts';
import { count, listed } from '../answer/figures.ts';
import { agentName } from '../answer/names.ts';
import { cutTo } from '../blocks/cut-to.ts';
import { mrkdwn } from '../blocks/elements.ts';
import { bandsInWords } from '../blocks/parts/bands.ts';
import { drawnName } from './drawn-names.ts';
import { AGENTS_A_PICTURE, picturesOf } from './heatmap.ts';

/** The most of an alternative text that Slack takes. */
const ALT_TEXT = 1000;

/**
 * What a picture shows, for who can't see it: what it is of, and what is found in it, which is told of
 * all agents with the first picture. Plain text.
 */
export function altTextOf(answer: Answer, page = 1): string {
  const { heading, agents, days } = answer;
  const columns = days.length > 1 ? 'day' : 'half hour';
  const part = picturesOf(answer) > 1 ? `, picture ${page} of ${picturesOf(answer)}` : '';
  const what =
    `Heatmap of utilization of ${count(agents.length, 'agent')} by ${columns}${part}: ` +
    `${heading.scope}, ${heading.day}, ${heading.clock}.`;
  return cutTo([what, ...(page === 1 ? findings(answer) : [])].join(' '), ALT_TEXT);
}

/** The same as the comment that stands above an uploaded picture, in mrkdwn. */
export function commentOf(answer: Answer, page = 1): string {
  const numbered = undrawn(answer, page);
  const names = numbered.length === 0 ? [] : [`In the picture, ${listed(numbered)}.`];
  return mrkdwn([altTextOf(answer, page), ...names].join('\n'));
}

/** How many are in band, and who needs a look and why. */
function findings({ bands, needsALook }: Answer): string[] {
  const looks = needsALook.shown.map(({ agentId, name, reasons }) => {
    const who = agentName({ id: agentId, name });
    return `${who}: ${reasons[0]?.words ?? ''}`;
  });
  return [
    ...[bandsInWords(bands)].filter((words) => words !== null),
    ...(looks.length === 0 ? [] : [`Needs a look: ${looks.join('; ')}.`]),
  ];
}

/** Who is drawn as a number, since no font that is shipped has their script: `no. 6 is 王小明`. */
function undrawn({ agents }: Answer, page: number): string[] {
  const before = (page - 1) * AGENTS_A_PICTURE;
  return agents
    .slice(before, before + AGENTS_A_PICTURE)
    .flatMap((agent, index) =>
      drawnName(agent) === null ? [`no. ${before + index + 1} is ${agentName(agent)}`] : [],
    );
}
