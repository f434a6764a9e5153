import type { ReportDeps } from '../report/report.ts';
import type { AgentDaySource, RestatementSource } from '../report/source.ts';
import { createSeenDirectory } from './seen-directory.ts';
import type { Viewer } from './viewer.ts';

/** What questions are answered from. */
export interface Answering {
  readonly report: ReportDeps;
  /** `null`: nothing is kept. */
  readonly restatements: RestatementSource | null;
}

/**
 * What a viewer's questions are answered from. Whoever is not seen is kept out by the directory; the
 * numbers are guarded as well, so that a question that went round the directory fails.
 */
export function seenBy(viewer: Viewer, { report, restatements }: Answering): Answering {
  if (viewer.kind === 'everybody') return { report, restatements };
  const guard = ({ agentIds }: { readonly agentIds: readonly string[] }) => {
    if (agentIds.some((id) => !viewer.agentIds.has(id))) {
      throw new Error('Numbers were asked for of agents whom the viewer may not see.');
    }
  };
  return {
    report: {
      ...report,
      directory: createSeenDirectory(report.directory, viewer),
      source: guardedSource(report.source, guard),
    },
    restatements: restatements === null ? null : guardedRestatements(restatements, guard),
  };
}

type Guard = (asked: { readonly agentIds: readonly string[] }) => void;

function guardedSource(source: AgentDaySource, guard: Guard): AgentDaySource {
  return {
    async readAgentDays(request) {
      guard(request);
      return source.readAgentDays(request);
    },
    async readLegs(request) {
      guard({ agentIds: [request.agentId] });
      return source.readLegs(request);
    },
  };
}

function guardedRestatements(source: RestatementSource, guard: Guard): RestatementSource {
  return {
    async restatementsOf(request) {
      guard(request);
      return source.restatementsOf(request);
    },
  };
}
