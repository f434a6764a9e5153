import { TOPICS } from '../parse/topics.ts';
import { exampleOf } from './examples.ts';
import type { Wordings } from './lines.ts';
import { bare, command, plain, quoted, typed, typedList } from './typed.ts';

type WordFault =
  | 'unknownWord'
  | 'verbNotFirst'
  | 'openQuote'
  | 'looseName'
  | 'incomplete'
  | 'saidTwice'
  | 'contradiction'
  | 'unknownTopic';

const QUOTE_HINT = ' A name that has a word of mine in it, like `top`, goes in quotation marks.';

/** What is wrong with the words of a command. */
export const WORD_FAULTS: Wordings<WordFault> = {
  unknownWord: ({ given, closest }) => [
    `I don't know ${typed(given)}.${closest === undefined ? '' : ` Did you mean ${typed(closest)}?`}`,
    closest === undefined
      ? `For example: ${command('today team:billing')}; a person: ${command('agent:first')}; all words: ${command('help')}`
      : `For example: ${command(exampleOf(bare(closest)))}`,
  ],
  verbNotFirst: ({ verb }) => [
    `${typed(verb)} has to come first.`,
    `For example: ${command(exampleOf(bare(verb)))}`,
  ],
  openQuote: ({ given }) => [
    `The quotation mark before ${typed(given)} is not closed.`,
    `For example: ${command('agent "First Last"')}`,
  ],
  looseName: ({ given }) => [
    `I can't tell what ${typed(given)} is the name of.`,
    `For example: ${command(`agent ${quoted(given)}`)}, or the same with \`team\` or \`queue\`.`,
  ],
  incomplete: ({ word }) => [
    `${typed(word)} needs more after it.`,
    `For example: ${command(exampleOf(bare(word)))}` +
      (['agent', 'team', 'queue', 'shift'].includes(word) ? `.${QUOTE_HINT}` : ''),
  ],
  saidTwice: ({ what, first, second }) => [
    `There are two ${plain(what)}: ${typed(first)} and ${typed(second)}.`,
    `Keep one of them: ${command(bare(first))}`,
  ],
  contradiction: ({ first, second }) => [
    `Nobody can be both: ${typed(first)} and ${typed(second)}.`,
    `Ask for one at a time: ${command(bare(first))}`,
  ],
  unknownTopic: ({ given, closest }) => [
    `There is no help on ${typed(given)}.${closest === undefined ? '' : ` Did you mean ${typed(closest)}?`}`,
    `There is on ${typedList(TOPICS)}: ${command(`help ${bare(closest ?? TOPICS[0])}`)}`,
  ],
};
