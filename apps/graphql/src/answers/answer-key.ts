import type { Span } from '@halfhour/core';
import { hash } from 'node:crypto';

/** All that an answer follows from, but for what is kept of the windows. */
export interface Question {
  /** The text of the query, and which of its operations. */
  readonly query: string;
  readonly operationName: string | null;
  /** As the schema reads them: in the order of the query, and the same instant in one way. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the one who asks may see. */
  readonly scope: string;
  /** As they are answered now: a window that reaches into the present grows by itself. */
  readonly windows: readonly Span[];
}

/** Tells the version of a span of what is kept. */
export type VersionOf = (span: Span) => Promise<number>;

/**
 * The key of an answer: another one as soon as anything changes that the answer follows from, so
 * that nothing has to be forgotten. Ask before the answer is made: what is committed meanwhile is
 * then under a key that nobody asks for again.
 */
export async function answerKey(question: Question, versionOf: VersionOf): Promise<string> {
  const { query, operationName, variables, scope, windows } = question;
  const versions = await Promise.all(windows.map(versionOf));
  // JSON keeps what clients wrote apart from what is beside it; variables are text, whole numbers,
  // truths, null and lists of these, of which it loses nothing.
  const text = JSON.stringify([
    query,
    operationName,
    variables,
    scope,
    windows.map(({ startMs, endMs }, index) => [startMs, endMs, versions[index]]),
  ]);
  return hash('sha256', text, 'base64url');
}
