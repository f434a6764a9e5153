import type { Wordings } from './lines.ts';
import { command, plain, quoted, typed, typedList } from './typed.ts';

type NameFault = 'noMatch' | 'ambiguous' | 'unknownMention' | 'notAllowed';

/** The beginning of a name is enough. */
const PARTS = { agent: 'agent:anna', team: 'team:billing', queue: 'queue:support' };

/** The most teams that are told. */
const MOST_TEAMS = 10;

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
  notAllowed: ({ teams }) => {
    const [first] = teams;
    return first === undefined
      ? [
          "You can't see any team.",
          `Whoever looks after Halfhour can change that. Then type ${command('today')}`,
        ]
      : [
          `You can see team${teams.length === 1 ? '' : 's'} ${teamList(teams)} only.`,
          `For example: ${command(`team ${quoted(first)}`)}`,
        ];
  },
};

function teamList(teams: readonly string[]): string {
  const told = teams.slice(0, MOST_TEAMS).map(plain);
  const rest = teams.length - told.length;
  const all = rest === 0 ? told : [...told, `${rest} more`];
  return all.length === 1 ? all.join() : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
