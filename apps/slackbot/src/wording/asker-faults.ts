import type { Wordings } from './lines.ts';
import { typed } from './typed.ts';

type AskerFault = 'noEmail' | 'unknownAsker';

/** Why it is not known what the asker may see. */
export const ASKER_FAULTS: Wordings<AskerFault> = {
  noEmail: () => [
    "Slack doesn't tell me your e-mail address, so I can't tell what you may see.",
    'It has to be in your Slack profile, and the app needs the permission `users:read.email`.',
  ],
  unknownAsker: ({ email }) => [
    `Genesys knows nobody with the e-mail address ${typed(email)}, so I can't tell what you may see.`,
    'Your address has to be the same in Slack and in Genesys: ask whoever looks after Genesys.',
  ],
};
