import type { RichTextText } from '@slack/types';
import type { Answer, Exception, ReasonKind } from '../../answer/answer.ts';
import { count } from '../../answer/figures.ts';
import { agentName } from '../../answer/names.ts';
import { andOthers } from '../cut-to.ts';
import { bold, bullets, mrkdwn, paragraph, plain, richText } from '../elements.ts';
import type { Part } from '../payload.ts';

/** Reasons of one agent that are told; an agent rarely has more. */
const REASONS_TOLD = 2;

/** At most five agents with their reasons, worst first; one line when nobody needs a look. */
export function needsALookPart({ needsALook, bands, agents }: Answer): Part {
  const { shown, others } = needsALook;
  if (agents.length === 0) return { blocks: [], text: '' };
  if (shown.length === 0) {
    const isJudged = bands.inBand + bands.over + bands.under > 0;
    const line = isJudged ? 'Nobody needs a look.' : 'There is no verdict on anybody yet.';
    return { blocks: [richText(paragraph(plain(line)))], text: line };
  }
  const items = shown.map((one): [string, string] => [nameOf(one), reasonsOf(one)]);
  return titled([
    ...items.map(([name, reasons]) => [bold(name), plain(`: ${reasons}`)]),
    ...(others === 0 ? [] : [[plain(andOthers(others))]]),
  ]);
}

/** How many agents each reason concerns, without a name. */
export function needsALookWithoutNames({ needsALook }: Answer): Part {
  if (needsALook.byReason.length === 0) return { blocks: [], text: '' };
  return titled(
    needsALook.byReason.map(({ kind, agents }) => [
      plain(`${count(agents, 'agent')} ${IN_GENERAL[kind]}`),
    ]),
  );
}

function titled(items: RichTextText[][]): Part {
  const title = 'Needs a look';
  const lines = items.map((item) => `• ${item.map(inMrkdwn).join('')}`);
  return {
    blocks: [richText(paragraph(bold(title)), bullets(items))],
    text: [`*${title}*`, ...lines].join('\n'),
  };
}

function inMrkdwn({ text, style }: RichTextText): string {
  return style?.bold === true ? `*${mrkdwn(text)}*` : mrkdwn(text);
}

function nameOf({ agentId, name }: Exception): string {
  return agentName({ id: agentId, name });
}

function reasonsOf({ reasons }: Exception): string {
  return reasons
    .slice(0, REASONS_TOLD)
    .map(({ words }) => words)
    .join('; ');
}

const IN_GENERAL: Readonly<Record<ReasonKind, string>> = {
  over: 'over the band for hours',
  notResponding: 'not responding to what was offered',
  acw: 'with much after-call work',
  hold: 'with much hold',
  under: 'under the band and idle for hours',
  noData: 'with half hours that could not be read',
};
