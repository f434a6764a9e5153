import { type Topic, TOPICS } from '../parse/topics.ts';
import { HELP, type TopicHelp } from './help-topics.ts';
import { command, typedList } from './typed.ts';

const OVERVIEW: TopicHelp = {
  lines: [
    '*What every agent did, half hour by half hour.* Type words in any order after `/utilization`:',
    '`[period] [filters] [sort FIELD] [top N] [by GROUP] [chart] [public] [in ZONE]`',
  ],
  examples: [
    ['', 'everybody today'],
    ['yesterday team:billing', 'a team'],
    ['last week agent "First Last" by interval', 'the half hours of one agent'],
    ['today below 70% sort utilization asc top 5', 'who has the least to do'],
    ['subscribe', 'a digest whenever a shift ends'],
  ],
};

/** Help on a topic, or an overview, as Slack markdown. */
export function helpText(topic?: Topic): string {
  const { lines, examples } = topic === undefined ? OVERVIEW : HELP[topic];
  const shown = examples.map(([words, meaning]) => `• ${command(words)}: ${meaning}`);
  const more =
    topic === undefined
      ? [`More: ${command('help periods')}; likewise ${typedList(TOPICS.slice(1))}.`]
      : [];
  return [...lines, ...shown, ...more].join('\n');
}
