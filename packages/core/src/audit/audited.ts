import type { Answering } from '../access/seen-by.ts';
import { type Scope, scopeInWords } from '../report/scope.ts';
import type { AgentDaySource, RestatementSource } from '../report/source.ts';
import type { NumbersRead } from './entry.ts';

/** Hears of every reading before it happens. */
export type Hears = (read: NumbersRead) => void;

/**
 * The same answers, of which nobody gets a number unheard: it listens where numbers are read, below
 * everything that can be asked.
 */
export function audited<Given extends Answering>(given: Given, hears: Hears): Given {
  const { report, restatements } = given;
  return {
    ...given,
    report: { ...report, source: heardSource(report.source, hears) },
    restatements: restatements === null ? null : heardRestatements(restatements, hears),
  };
}

function heardSource(source: AgentDaySource, hears: Hears): AgentDaySource {
  return {
    async readAgentDays(request) {
      const { agentIds, span, asked } = request;
      hears({ what: 'halfHours', scope: wordsOf(asked), agentIds, span });
      return source.readAgentDays(request);
    },
    async readLegs(request) {
      const { agentId, span } = request;
      hears({ what: 'legs', scope: 'agents', agentIds: [agentId], span });
      return source.readLegs(request);
    },
  };
}

function heardRestatements(source: RestatementSource, hears: Hears): RestatementSource {
  return {
    async restatementsOf(request) {
      const { agentIds, span, asked } = request;
      hears({ what: 'restatements', scope: wordsOf(asked), agentIds, span });
      return source.restatementsOf(request);
    },
  };
}

/** Whoever does not say how, has named agents. */
function wordsOf(asked: Scope | undefined): string {
  return asked === undefined ? 'agents' : scopeInWords(asked);
}
