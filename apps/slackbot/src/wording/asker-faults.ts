import type { Wordings } from './lines.ts';
import { command, told, typed } from './typed.ts';

type AskerFault =
  | 'outsider'
  | 'noEmail'
  | 'notAdmitted'
  | 'noRule'
  | 'unreadRights'
  | 'unreadNames'
  | 'notAllowed'
  | 'gone';

/** Why it is not known what the asker may see, or why that does not cover the question. */
export const ASKER_FAULTS: Wordings<AskerFault> = {
  outsider: () => [
    'Guests, and people of other workspaces, are told nothing about agents.',
    'Ask somebody who is a full member of this workspace.',
  ],
  noEmail: () => [
    "Slack doesn't tell me your e-mail address, so I can't tell what you may see.",
    'It has to be in your Slack profile, and the app needs the permission `users:read.email`.',
  ],
  notAdmitted: ({ why, email }) => [
    `${why === 'several' ? 'More than one user' : 'No active user'} of Genesys has the e-mail address ${typed(email)}, so I can't tell what you may see.`,
    'It has to be the same in Slack and in Genesys, and of one user only: ask whoever looks after Genesys.',
  ],
  noRule: () => [
    'No rule says that you may see agents, so nothing is shown.',
    'Whoever looks after Halfhour can add one: HALFHOUR_ACCESS.',
  ],
  unreadRights: ({ why }) => [
    "Genesys doesn't tell me now what you may see, so nothing is shown.",
    `${told(why)} Type the same again in a few minutes.`,
  ],
  unreadNames: ({ why }) => [
    "Genesys doesn't tell me now who is called that.",
    `${told(why)} Type the same again in a few minutes, or without the name: ${command('today')}`,
  ],
  gone: ({ why }) => [
    told(why),
    `Type the question again, or without the name: ${command('today')}`,
  ],
  notAllowed: ({ showsOnly }) => [
    `You can see ${told(showsOnly)} only.`,
    `For example: ${command('today')}; whoever looks after Genesys can change who leads whom.`,
  ],
};
