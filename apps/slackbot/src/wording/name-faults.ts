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
  noMatch: ({ what, given, closest, all = [] }) => {
    const [example] = [...closest, ...all];
    const near = closest.length === 0 ? '' : `, closest: ${typedList(closest)}`;
    const others = all.length === 0 ? '' : ` There ${isOrAre(all)} ${typedList(all)}.`;
    return [
      `No ${what} matches ${typed(given)}${near}.${others}`,
      example === undefined
        ? `Type the beginning of any word of the name: ${command(PARTS[what])}`
        : `For example: ${command(`${what} ${quoted(example)}`)}`,
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

function isOrAre({ length }: readonly string[]): string {
  return length === 1 ? 'is' : 'are';
}
