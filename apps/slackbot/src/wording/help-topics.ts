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
      '*Subscribe.* A digest in a channel whenever a shift is over. Without more words: a form.',
      'A subscription belongs to its channel: there, and by its owner, it is paused and ended.',
      'With `fallback` and a mention somebody stands in for you; `with names` shows agents, where your workspace allows it.',
    ],
    examples: [
      ['subscribe', 'a form'],
      ['subscribe shift:late', 'the late shift, in this channel'],
      ['subscribe team:billing shift:late #billing', 'the late shift of a team, in another'],
      ['subscriptions', 'what is subscribed here, and what is yours'],
      ['unsubscribe', 'no more of it; there is a button to undo that'],
    ],
  },
  digests: {
    lines: [
      '*Digests.* Posted some minutes after a shift is over, and edited in place when figures change.',
      'After each of these: the name of a shift, or the id that `subscriptions` shows. Without one: what this channel has.',
    ],
    examples: [
      ['digest now', 'that of the shift that was over last; also one that could not be posted'],
      ['pause late', 'none for today'],
      ['resume late', 'it goes on'],
      ['last shift shift:late', 'the same figures, for you alone'],
    ],
  },
  shifts: {
    lines: [
      '*Shifts.* When who works: agents, a team, a queue, a group, or a unit of workforce management.',
      'You see those in which you see somebody, and change those in which you see everybody. Some are kept in a file: they are changed there.',
    ],
    examples: [
      ['shifts', 'the shifts, with buttons'],
      ['shifts new', 'a form to make one'],
      ['shifts edit late', 'the same to change one'],
      ['shifts end late', 'no more of it, for good'],
      ['this shift', 'how the one goes that runs now; also `last shift`'],
      ['yesterday shift:late', 'one of any day'],
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
