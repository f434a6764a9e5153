import { expect, it } from 'vitest';
import { GenesysRequestError, GenesysUnavailableError } from '../genesys/errors.ts';
import { createAgentLists } from './agent-lists.ts';

const agents = (count: number) => Array.from({ length: count }, (_, n) => `agent-${n}`);
const sizes = (lists: readonly { readonly agentIds: readonly string[] }[]) =>
  lists.map(({ agentIds }) => agentIds.length);
const tooMany = new GenesysRequestError('Too many predicates.', 400);

it('reads everybody in one list while they are not too many', () => {
  const lists = createAgentLists(1000);
  expect(lists.ofEverybody(agents(2000))).toEqual([{ agentIds: agents(2000), isEveryone: true }]);
  expect(sizes(lists.ofEverybody(agents(2001)))).toEqual([1000, 1000, 1]);
});

it('names a hundred in a list from the moment on that Genesys refuses more', () => {
  const lists = createAgentLists(1000);
  const [list] = lists.naming(agents(250));
  if (list === undefined) throw new Error('There is one list.');
  expect(sizes(lists.insteadOf(list, tooMany))).toEqual([100, 100, 50]);
  expect(sizes(lists.naming(agents(250)))).toEqual([100, 100, 50]);
});

it('takes other trouble for what it is', () => {
  const lists = createAgentLists(1000);
  const away = new GenesysUnavailableError('No answer.', 503);
  const list = { agentIds: agents(250), isEveryone: false };
  expect(() => lists.insteadOf(list, away)).toThrow(away);
  expect(() => lists.insteadOf({ ...list, agentIds: agents(100) }, tooMany)).toThrow(tooMany);
});
