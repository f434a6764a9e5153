import type { FaultOf } from '../fault.ts';
import { print } from '../parse/print.ts';
import type { Question } from '../question.ts';

/** One of several that a name stands for, and the question that means this one. */
export interface MeantQuestion {
  /** As Genesys has it, not escaped. */
  readonly name: string;
  /** To be parsed again: it has the id in place of the name, since two may have the same name. */
  readonly question: string;
}

/** What a menu offers when several match a name of a question. */
export function choicesOf(question: Question, fault: FaultOf<'ambiguous'>): MeantQuestion[] {
  return fault.choices.map(({ id, name }) => ({
    name,
    question: print(withId(question, fault, id)),
  }));
}

/** The same with an id in place of the name that could mean several. */
export function withId<Named extends Pick<Question, 'agents' | 'teams' | 'queues' | 'shift'>>(
  question: Named,
  { what, given }: FaultOf<'ambiguous'>,
  id: string,
): Named {
  const choose = (name: string) => (name === given ? id : name);
  if (what === 'team') return { ...question, teams: question.teams.map(choose) };
  if (what === 'queue') return { ...question, queues: question.queues.map(choose) };
  if (what === 'shift') return { ...question, shift: id };
  const agents = question.agents.map((agent) =>
    agent.name === given ? { name: id, isWhole: true } : agent,
  );
  return { ...question, agents };
}
