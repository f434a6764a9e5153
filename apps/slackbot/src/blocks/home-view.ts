import type { AnyBlock, HomeView } from '@slack/types';
import type { Answer, ListLine } from '../answer/answer.ts';
import { count, duration, percent, whyNoUtilization } from '../answer/figures.ts';
import { shownName } from '../answer/names.ts';
import { andOthers } from './cut-to.ts';
import { bold, bullets, header, mrkdwn, plain, richText, section } from './elements.ts';
import { freshnessPart } from './parts/freshness.ts';
import { totalPart } from './parts/total.ts';

/** What the Home tab tells. Texts are mrkdwn, already escaped. */
export interface Home {
  /** How to ask. */
  readonly help: string;
  /** Today by team, of whom the person may see; or why that can't be told. */
  readonly today: Answer | string;
  /** The person's digests, or what came of a button; nothing where it is not known yet. */
  readonly digests: readonly AnyBlock[];
}

/** Teams that are told one by one. */
const TEAMS_TOLD = 25;

/** The app's Home tab: what can be asked, the teams now, digests, and how all of it is counted. */
export function homeView({ help, today, digests }: Home): HomeView {
  return {
    type: 'home',
    blocks: [
      header('Ask'),
      section(help),
      header('My teams now'),
      ...(typeof today === 'string' ? [section(today)] : teamsNow(today)),
      header('Digests'),
      ...digests,
      header('How it is counted'),
      section(COUNTED),
    ],
  };
}

function teamsNow(answer: Answer): AnyBlock[] {
  const { heading, list, agents } = answer;
  const teams = list?.lines ?? [];
  const others = teams.length - TEAMS_TOLD;
  return [
    section(
      `*${mrkdwn(`${heading.scope} · ${heading.day}`)}*\n` +
        mrkdwn(`${heading.clock} · ${count(agents.length, 'agent')}`),
    ),
    ...totalPart(answer).blocks,
    ...(teams.length === 0
      ? []
      : [
          richText(
            bullets([
              ...teams.slice(0, TEAMS_TOLD).map(teamLine),
              ...(others > 0 ? [[plain(andOthers(others, 'team'))]] : []),
            ]),
          ),
        ]),
    ...freshnessPart(answer).blocks,
  ];
}

function teamLine({ label, totals }: ListLine) {
  const { utilization, work } = totals;
  const ratio = utilization === null ? `– (${whyNoUtilization(totals)})` : percent(utilization);
  const handle = work === null ? '' : ` · handle ${duration(work.tHandle)}`;
  return [bold(shownName(label)), plain(` ${ratio}${handle}`)];
}

const COUNTED = [
  '*Utilization* is busy ÷ logged in. Busy is the time with any work at all: talk, hold, after-call ' +
    'work, dialing; two chats at once count once. Logged in is every presence but Offline.',
  '*Occupancy* is Genesys’ own formula: interacting ÷ (interacting + communicating + idle).',
  'Every second of work is counted in the half hour in which it happened. Genesys books a ' +
    'conversation wholly in the half hour in which it was finished: that is why its screens show ' +
    'other numbers for a half hour, and the same for a day.',
  'With an answer, *How is this counted?* shows the formulas with its own figures, and *Explain a ' +
    'half hour* each piece of work.',
].join('\n');
