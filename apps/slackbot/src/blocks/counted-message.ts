import type { Totals } from '@halfhour/core';
import type { Answer } from '../answer/answer.ts';
import { count, duration, percent } from '../answer/figures.ts';
import { WORTH_A_STRETCH } from '../answer/band-stretch.ts';
import { WORTH_A_LOOK } from '../answer/reasons.ts';
import { ACTIONS, buttons } from './actions.ts';
import { header, section } from './elements.ts';
import { ladder } from './ladder.ts';
import { bandInWords } from './parts/bands.ts';
import { divided, handleInWords } from './parts/total.ts';
import type { Ladder } from './payload.ts';

/** How the figures of an answer are counted: each formula with the figures of this answer in it. */
export function countedMessage(
  answer: Answer,
  { question }: { readonly question: string },
): Ladder {
  const title = 'How is this counted?';
  const paragraphs = [
    ratios(answer.totals),
    handle(answer.totals),
    genesys(answer.totals),
    bands(answer),
    STATES,
  ];
  const actions = buttons(question, [['Explain a half hour', ACTIONS.explainForm]]);
  return ladder(
    [
      {
        text: `How utilization of ${percent(answer.totals.utilization)} is counted.`,
        blocks: [header(title), ...paragraphs.map(section), ...actions],
      },
    ],
    [`*${title}*`, ...paragraphs].join('\n\n'),
  );
}

function ratios(totals: Totals): string {
  const { utilization: base, occupancy: over } = totals.basis;
  const occupancy =
    totals.occupancy === null
      ? ''
      : ` = interacting ${duration(over.interactingMs)} ÷ (interacting + communicating ` +
        `${duration(over.communicatingMs)} + idle ${duration(over.idleMs)})`;
  return [
    `*Utilization ${percent(totals.utilization)}*${divided(totals)}, over ` +
      `${count(base.agentHalfHours, 'half hour')} of agents that were read whole.`,
    'Busy is the time with any work at all: two chats at once count once. Logged in is every ' +
      'presence but Offline, breaks and meetings too. Both are of all work, whatever queue was ' +
      'asked for.',
    `*Occupancy ${percent(totals.occupancy)}*${occupancy}: Genesys’ own formula.`,
  ].join('\n');
}

function handle(totals: Totals): string {
  const words = handleInWords(totals);
  const elsewhereMs = totals.work?.tHoldElsewhere ?? 0;
  return [
    `*${words ?? 'Handle –: nothing could be read'}*. Every second is counted in the half hour in ` +
      'which it happened. Two chats at once count twice.',
    ...(elsewhereMs === 0
      ? []
      : [
          `Of the hold of chats, ${duration(elsewhereMs)} was spent working on another one: a ` +
            'share of hold leaves that out.',
        ]),
  ].join('\n');
}

function genesys({ work }: Totals): string {
  const why =
    '*Why Genesys shows other numbers*: it books a conversation wholly in the half hour in which it ' +
    'was finished.';
  if (work === null) return why;
  const { tHandle, handled } = work.booked;
  const average =
    handled === 0 ? '' : `, ${duration(tHandle / handled)} each on average (handle time)`;
  return (
    `${why} In the same time it books handle ${duration(tHandle)} of ` +
    `${count(handled, 'conversation')}${average}; worked were ${duration(work.tHandle)}.`
  );
}

function bands({ bands: { band } }: Answer): string {
  const { halfHours, inARow } = WORTH_A_STRETCH;
  const { idleShare, acwShare, holdShare, handleMs, notRespondingMs } = WORTH_A_LOOK;
  const where =
    band === null ? 'A team can have a band of its own' : `The band is ${bandInWords(band)}`;
  return [
    `*Bands*. ${where}. A half hour counts with at least 10 minutes on queue; an agent is judged ` +
      'on all of theirs together, in whole percents.',
    `*Needs a look*: over the band in all and in ${halfHours} half hours or more, or in ${inARow} in ` +
      `a row; under it likewise, when idle for at least ${percent(idleShare)} of them; ACW above ` +
      `${percent(acwShare)} or hold above ${percent(holdShare)} of handle time, from ` +
      `${duration(handleMs)} of it on; not responding for ${duration(notRespondingMs)} or more; ` +
      'half hours without data that others have. Worst first is by the time beyond that.',
  ].join('\n');
}

const STATES =
  '*How sure it is*. Running: has not ended, so it has no percentage. Provisional: ended, but late ' +
  'data may still come. Settled: read again after that. Final: read again after Genesys’ nightly ' +
  'rewrites. Missing: never read; it is in no figure, and it is not zero.';
