import type { Wordings } from './lines.ts';
import { command, quoted, typed, typedList } from './typed.ts';

type NameFault = 'noMatch' | 'ambiguous' | 'unknownMention';

/** The beginning of a name is enough. */
const PARTS = {
  agent: 'agent:anna',
  team: 'team:billing',
  queue: 'queue:support',
  shift: 'shift:late',
};

/** Why a name does not tell whose numbers are asked for. */
export const NAME_FAULTS: Wordings<NameFault> = {
  noMatch: ({ what, given, closest }) => {
    const [nearest] = closest;
    return [
      `No ${what} matches ${typed(given)}${nearest === undefined ? '' : `, closest: ${typedList(closest)}`}.`,
      nearest === undefined
        ? `Type the beginning of any word of the name: ${command(PARTS[what])}`
        : `For example: ${command(`${what} ${quoted(nearest)}`)}`,
    ];
  },
  ambiguous: ({ what, given, choices, count }) => {
    const [first] = choices;
    const whole = first === undefined ? `${what} "First Last"` : `${what} ${quoted(first.name)}`;
    return [
      `${count} ${what}s match ${typed(given)}: choose one.`,
      `Or type more of the name: ${command(whole)}`,
    ];
  },
  unknownMention: ({ slackUserId }) => [
    `<@${slackUserId.replaceAll(/[^A-Z0-9]/gu, '')}> is none of the agents that I know.`,
    `Type the name that Genesys has: ${command('agent "First Last"')}`,
  ],
};
