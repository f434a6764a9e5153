import type { Asked } from './asked.ts';

/** What the resolvers of one operation note of how much they were given. */
export interface AnsweredNotes {
  note(answered: Asked): void;
  /** The most of each that was noted. */
  most(): Asked;
}

export function createAnsweredNotes(): AnsweredNotes {
  let most: Asked = { agents: 0, halfHours: 0 };
  return {
    note({ agents, halfHours }) {
      most = {
        agents: Math.max(most.agents, agents),
        halfHours: Math.max(most.halfHours, halfHours),
      };
    },
    most: () => most,
  };
}
