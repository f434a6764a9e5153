import { clockTime, zoneName } from '@halfhour/core';
import { count } from '../../../answer/figures.ts';
import { agentName } from '../../../answer/names.ts';
import { andOthers } from '../../../blocks/cut-to.ts';
import { mrkdwn, section } from '../../../blocks/elements.ts';
import type { Part } from '../../../blocks/payload.ts';
import type { Digest } from '../digest.ts';

/** Agents who are named; the rest is counted. */
const TOLD = 5;

/** What was open when the shift ended, and whether it still is; nothing when nothing was. */
export function openPart(digest: Digest): Part {
  const { now, atEnd } = digest.open;
  if (atEnd === 0) return { blocks: [], text: '' };
  const text = mrkdwn(
    now === 0
      ? `Open at shift end: ${count(atEnd, 'conversation')}, ended since.`
      : `Open at shift end${asOf(digest)}: ${count(now, 'conversation')}${agentsInWords(digest)}.` +
          (now < atEnd ? ` ${atEnd - now} more ended since.` : ''),
  );
  return { blocks: [section(text)], text };
}

function asOf({ answer: { freshness, zone } }: Digest): string {
  const { asOfMs } = freshness;
  return asOfMs === null
    ? ''
    : ` and still at ${clockTime(asOfMs, zone)} ${zoneName(asOfMs, zone)}`;
}

/** ` (Anna Ode 2, Bea Lim)` */
function agentsInWords({ withNames, open: { agents } }: Digest): string {
  if (!withNames) return agents.length === 1 ? '' : ` of ${count(agents.length, 'agent')}`;
  const told = agents
    .slice(0, TOLD)
    .map((agent) => agentName(agent) + (agent.conversations > 1 ? ` ${agent.conversations}` : ''));
  const others = agents.length - told.length;
  return ` (${[...told, ...(others > 0 ? [andOthers(others)] : [])].join(', ')})`;
}
