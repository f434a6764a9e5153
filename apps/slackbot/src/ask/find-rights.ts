import {
  type Access,
  type Admission,
  type Asking,
  type Audit,
  audited,
  type ReportDeps,
  seenBy,
  type SlackMember,
} from '@halfhour/core';
import { type Fault, type Refused, refused } from '../fault.ts';
import type { PersonOf } from './people.ts';
import type { IsInUserGroup } from './user-groups.ts';

/** What tells who may see whom. */
export interface RightsDeps {
  readonly access: Access;
  readonly personOf: PersonOf;
  readonly isInUserGroup: IsInUserGroup;
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
  /** Whether they may change what others see. */
  readonly isAdmin: boolean;
  readonly report: ReportDeps;
}

/** What a Slack user may see now, or why that can't be told. */
export async function findRights(
  slackUserId: string,
  { access, personOf, isInUserGroup, report, audit, through = TYPED }: RightsDeps,
  signal: AbortSignal,
): Promise<Rights | Refused> {
  const { email, isOutsider } = await personOf(slackUserId);
  if (isOutsider) return refused({ kind: 'outsider' });
  const principal: SlackMember = {
    kind: 'slack',
    id: `slack:${slackUserId}`,
    userId: slackUserId,
    email,
    isInGroup: async (groupId) => isInUserGroup(slackUserId, groupId),
  };
  const admission = await access.admit(principal, signal);
  switch (admission.kind) {
    case 'admitted':
      return {
        kind: 'rights',
        isAdmin: admission.isAdmin,
        report: audited(seenBy(admission.viewer, { report, restatements: null }), (read) => {
          audit.note({ ...through, who: principal.id, app: 'slackbot' }, read);
        }).report,
      };
    case 'refused':
      return refused(whyNot(admission.reason, email));
    case 'unread':
    default:
      return refused({ kind: 'unreadRights', why: admission.unread[0]?.message ?? '' });
  }
}

function whyNot(
  reason: Extract<Admission, { kind: 'refused' }>['reason'],
  email: string | null,
): Fault {
  if (reason === 'noRule') return { kind: 'noRule' };
  return email === null || reason === 'noEmail'
    ? { kind: 'noEmail' }
    : { kind: 'notAdmitted', why: reason, email };
}
