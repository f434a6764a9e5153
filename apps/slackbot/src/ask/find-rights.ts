import {
  type Access,
  type Asking,
  type Audit,
  audited,
  type ReportDeps,
  seenBy,
} from '@halfhour/core';
import { type Refused, refused } from '../fault.ts';
import type { PersonOf } from './people.ts';

/** What tells who may see whom. */
export interface RightsDeps {
  readonly access: Access;
  readonly personOf: PersonOf;
  /** Answers about everybody. */
  readonly report: ReportDeps;
  /** Writes down who asked for whose numbers. */
  readonly audit: Pick<Audit, 'note'>;
  /** What was typed or pressed, for the audit. @default a question, for who asks alone */
  readonly through?: Through;
}

/** What numbers are asked for through, and who sees them then. */
export type Through = Pick<Asking, 'through' | 'kind' | 'families'>;

const TYPED: Through = { through: '/utilization', kind: 'answer', families: ['worked'] };

/** What the questions of somebody are answered from: they can't be asked anything beyond their rights. */
export interface Rights {
  readonly kind: 'rights';
  readonly report: ReportDeps;
}

/** What a Slack user may see now, or why that can't be told. */
export async function findRights(
  slackUserId: string,
  { access, personOf, report, audit, through = TYPED }: RightsDeps,
  signal: AbortSignal,
): Promise<Rights | Refused> {
  const { email, isOutsider } = await personOf(slackUserId);
  if (isOutsider) return refused({ kind: 'outsider' });
  const admission = await access.viewerOf(email, signal);
  switch (admission.kind) {
    case 'admitted':
      return {
        kind: 'rights',
        report: audited(seenBy(admission.viewer, { report, restatements: null }), (read) => {
          audit.note({ ...through, who: `slack:${slackUserId}`, app: 'slackbot' }, read);
        }).report,
      };
    case 'refused':
      return refused(
        email === null
          ? { kind: 'noEmail' }
          : { kind: 'notAdmitted', why: admission.reason, email },
      );
    case 'unread':
    default:
      return refused({ kind: 'unreadRights', why: admission.unread[0]?.message ?? '' });
  }
}
