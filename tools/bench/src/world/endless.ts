import type { Span } from '@halfhour/core';
import { DAY_MS } from '../measured.ts';
import { dateOf } from './dates.ts';
import type { Team, Template } from './templates.ts';

const PAGE_SIZE = 100;

const FIRST_DAY_MS = Date.parse('2026-11-01T00:00:00Z');

/** How large an organisation is to be; its conversations are shared evenly by days and agents. */
export interface Size {
  readonly agents: number;
  readonly days: number;
  readonly conversations: number;
}

/** An organisation of any size, whose pages are made when they are asked for and kept nowhere. */
export interface Endless {
  readonly agentIds: readonly string[];
  readonly span: Span;
  /** The JSON text of a page of a window; every page begins with the last conversation before it. */
  readonly page: (date: string, agentIds: readonly string[], pageNumber: number) => string;
  /** Genesys' tHandle of all conversations, ms. */
  readonly tHandleMs: number;
}

/** Agents work like those of the team, over and over, each telling its templates in turn. */
export function createEndless(team: Team, { agents, days, conversations }: Size): Endless {
  const agentIds = range(0, agents).map((n) => uuid(0xa9e, n));
  const ofAgentDay = conversations / (days * agents);
  if (!Number.isInteger(ofAgentDay)) throw new Error('The agents cannot share evenly.');
  const byAgent = range(0, team.size).map((agent) => {
    const own = team.templates.filter((template) => template.agent === agent);
    return own.length === 0 ? team.templates : own;
  });

  function templateOf(agent: number, round: number): Template {
    const own = byAgent[agent % team.size] ?? [];
    const template = own[round % own.length];
    if (template === undefined) throw new Error('The team has no conversations.');
    return template;
  }

  function tell(day: number, agent: number, round: number): string {
    const firstOfTeam = agent - (agent % team.size);
    const dates = [0, 1].map((later) => dateOf(FIRST_DAY_MS + (day + later) * DAY_MS));
    const id = uuid(day * agents + agent, round);
    const pieces = templateOf(agent, round).pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('id' in piece) return id;
      if ('day' in piece) return dates[piece.day];
      return agentIds[(firstOfTeam + piece.agent) % agents];
    });
    return pieces.join('');
  }

  return {
    agentIds,
    span: { startMs: FIRST_DAY_MS, endMs: FIRST_DAY_MS + days * DAY_MS },
    page: (date, asked, pageNumber) => {
      const day = (Date.parse(date) - FIRST_DAY_MS) / DAY_MS;
      const count = asked.length * ofAgentDay;
      const from = (pageNumber - 1) * PAGE_SIZE;
      const to = Math.min(from + PAGE_SIZE, count);
      if (day < 0 || day >= days || from >= to) return '{"totalHits":0}';
      const firstAgent = agentIds.indexOf(asked[0] ?? '');
      const texts = range(Math.max(0, from - 1), to).map((nth) =>
        tell(day, firstAgent + (nth % asked.length), Math.floor(nth / asked.length)),
      );
      return `{"conversations":[${texts.join(',')}],"totalHits":${count}}`;
    },
    tHandleMs: range(0, agents).reduce((sum, agent) => {
      const ofDay = range(0, ofAgentDay).map((round) => templateOf(agent, round).tHandleMs);
      return sum + days * ofDay.reduce((total, value) => total + value, 0);
    }, 0),
  };
}

/** A made-up id that looks like Genesys' own. */
function uuid(kind: number, number: number): string {
  const head = kind.toString(16).padStart(8, '0');
  return `${head}-0000-5000-8000-${number.toString(16).padStart(12, '0')}`;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
