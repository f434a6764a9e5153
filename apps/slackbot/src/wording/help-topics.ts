import type { Topic } from '../parse/topics.ts';

/** What there is to say on a topic. */
export interface TopicHelp {
  /** Slack markdown, one line each. */
  readonly lines: readonly string[];
  /** Words to type after `/utilization`, each with what they ask for. */
  readonly examples: readonly (readonly [words: string, meaning: string])[];
}

/** The help, by topic. */
export const HELP: Readonly<Record<Topic, TopicHelp>> = {
  periods: {
    lines: [
      '*Periods.* Without one: today. Days are those of your site, or of a zone after `in`.',
      'A shift or any days can be cut to hours; hours that end earlier than they start go past midnight.',
    ],
    examples: [
      ['yesterday', 'the day before'],
      ['monday', 'the last Monday before today'],
      ['this week', 'Monday to today; also `last week`'],
      ['last 7 days', 'the seven days before today; 31 are the most'],
      ['2026-11-20', 'one day'],
      ['2026-11-01 to 2026-11-07', 'several; also with `..` between'],
      ['this shift', 'the one that runs; also `last shift`'],
      ['yesterday 09:00-17:30', 'these hours of it'],
      ['today in New York', 'the day and its hours there'],
    ],
  },
  filters: {
    lines: [
      '*Filters.* Names go to the next word of mine; a quoted name is the whole name.',
      'Limits pick who is listed; the totals stay those of everybody asked for.',
    ],
    examples: [
      ['agent "First Last"', 'this agent'],
      ['agent:first', 'names with a word that begins so'],
      ['team:billing', 'a team; several: `team:billing team:support`'],
      ['queue:support', 'only work for this queue'],
      ['yesterday shift:late', 'a shift: its agents in its hours'],
      ['below 70%', 'utilization below 70 %; also `above 90%`'],
      ['occupancy above 90%', 'the same for occupancy'],
      ['hold above 10%', 'more than a tenth of handle time on hold'],
      ['acw above 2m', 'more than two minutes of after-call work a conversation'],
    ],
  },
  sort: {
    lines: [
      '*Sort.* By utilization, occupancy, handle, talk, hold, acw, conversations or name.',
      'Numbers come largest first and names from A to Z, unless you add `asc` or `desc`.',
    ],
    examples: [
      ['sort acw', 'most after-call work first'],
      ['sort utilization asc top 10', 'the ten with the lowest utilization'],
    ],
  },
  by: {
    lines: ['*By.* What a line of the table stands for.'],
    examples: [
      ['by agent', 'a line for each agent'],
      ['by team', 'for each team'],
      ['by queue', 'for each queue'],
      ['by interval', 'for each half hour'],
    ],
  },
  chart: {
    lines: ['*Chart.* Adds a picture of the half hours.'],
    examples: [['today team:billing chart', 'the day of a team with its picture']],
  },
  public: {
    lines: [
      '*Public.* Answers are for you alone; with `public` everybody in the channel sees them.',
      "They then have no agents' names, unless your workspace allows it.",
    ],
    examples: [['yesterday team:billing public', 'for all to see']],
  },
  subscribe: {
    lines: [
      '*Subscribe.* A digest in a channel whenever a shift ends. Without more words: a form.',
    ],
    examples: [
      ['subscribe team:billing shift:late #billing', 'the late shift of a team'],
      ['subscriptions', 'what is subscribed here'],
      ['unsubscribe', 'no more of it'],
      ['digest now', 'the digest at once'],
    ],
  },
  examples: {
    lines: ['*Examples.*'],
    examples: [
      ['', 'everybody today'],
      ['team:billing', 'a team today'],
      ['agent:anna last week by interval', 'the half hours of one agent'],
      ['yesterday team:support below 70% sort utilization asc', 'who had little to do'],
      ['last 7 days queue:support hold above 10%', 'who holds long'],
      ['last shift team:billing chart public', 'a shift, for all to see'],
    ],
  },
};
