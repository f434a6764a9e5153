import type { Family } from '../report/family.ts';
import type { Span } from '../time/span.ts';

/** Who asks, and through what. */
export interface Asking {
  /** The id of the principal: `key:wallboard`, `slack:U012AB3CD`, `anyone`, … */
  readonly who: string;
  readonly app: 'graphql' | 'slackbot' | 'report';
  /** A field of GraphQL, what was typed or pressed in Slack, or a command. */
  readonly through: string;
  /** Shown to who asked, handed out as a file, or shown to others as well. */
  readonly kind: 'answer' | 'export' | 'share';
  /** The families of numbers that are shown. */
  readonly families: readonly Family[];
}

/** Whose numbers are read, and of when. */
export interface NumbersRead {
  readonly what: 'halfHours' | 'legs' | 'restatements';
  /** How they were asked for: `everybody`, `agents`, `teams:<id>,<id>`, … */
  readonly scope: string;
  readonly agentIds: readonly string[];
  readonly span: Span;
}

/** Somebody asked for somebody's numbers. */
export interface AuditEntry extends Asking, NumbersRead {
  /** A uuid. */
  readonly id: string;
  /** Epoch ms. */
  readonly atMs: number;
}
