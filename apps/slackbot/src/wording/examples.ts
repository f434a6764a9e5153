/** For words that mean something only with more after them: how they are used. */
const EXAMPLES: Readonly<Record<string, string>> = {
  agent: 'agent "First Last"',
  team: 'team:billing',
  queue: 'queue:support',
  shift: 'yesterday shift:late',
  above: 'above 90%',
  over: 'above 90%',
  below: 'below 70%',
  under: 'below 70%',
  utilization: 'below 70%',
  occupancy: 'occupancy above 90%',
  handle: 'handle above 6m',
  talk: 'talk above 5m',
  hold: 'hold above 10%',
  acw: 'acw above 2m',
  sort: 'sort acw',
  top: 'top 10',
  by: 'by team',
  in: 'in London',
  this: 'this week',
  last: 'last 7 days',
  to: '2026-11-01 to 2026-11-07',
  digest: 'digest now',
  'shifts edit': 'shifts edit late',
  'shifts end': 'shifts end late',
  fallback: 'subscribe',
  'with names': 'subscribe shift:late with names',
};

/** What to type to use a word: an example, or the word itself where it needs no more. */
export function exampleOf(word: string): string {
  return Object.hasOwn(EXAMPLES, word) ? (EXAMPLES[word] ?? word) : word;
}
