import type { Wordings } from './lines.ts';
import { command, plain } from './typed.ts';

type ButtonFault = 'staleButton' | 'wouldName' | 'fileRefused';

/** Why a button does not do what it says. */
export const BUTTON_FAULTS: Wordings<ButtonFault> = {
  staleButton: () => [
    'That button is from an older message, and I can no longer tell what it asks.',
    `Type the question again, for example: ${command('today')}`,
  ],
  wouldName: () => [
    'That is about one person, and names are not shared in this workspace.',
    `A team can be shared: ${command('today team:billing public')}`,
  ],
  fileRefused: ({ why }) => [
    `Slack did not take the file (${plain(why)}).`,
    'Press the button again; for a smaller file ask for a team or for fewer days.',
  ],
};
