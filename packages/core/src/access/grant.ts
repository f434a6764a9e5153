/** Whom a rule of the policy is for: as it is written, `key:wallboard`, and in its parts. */
export type Subject =
  /** The holders of the API keys of a name. */
  | { readonly kind: 'key'; readonly name: string }
  /** The bearer of a JSON web token with this subject. */
  | { readonly kind: 'jwt'; readonly subject: string }
  /** Bearers of tokens of which a claim is this text, or a list in which it is. */
  | { readonly kind: 'claim'; readonly name: string; readonly value: string }
  /** The person in Slack with this e-mail address. */
  | { readonly kind: 'slack'; readonly email: string }
  /** The members of a user group of Slack, by its id. */
  | { readonly kind: 'slackGroup'; readonly groupId: string };

/** Whom somebody may see, by ids of Genesys. */
export interface Sight {
  /** `admin`: everybody; and they may change what others see. */
  readonly role: 'admin' | 'viewer';
  readonly agentIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly queueIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly divisionIds: readonly string[];
  /** Those whom they lead in Genesys, who is the user with their e-mail address; if none, themselves. */
  readonly reports: boolean;
}

/** A rule of the policy: what it gives to any of some principals. */
export interface Grant {
  readonly to: readonly Subject[];
  readonly sight: Sight;
}

/** Sees nobody: what a sight is made from. */
export const NO_SIGHT: Sight = {
  role: 'viewer',
  agentIds: [],
  teamIds: [],
  queueIds: [],
  groupIds: [],
  divisionIds: [],
  reports: false,
};

/** Whether nobody is seen by it. */
export function isBlind({ role, reports, ...ids }: Sight): boolean {
  const { agentIds, teamIds, queueIds, groupIds, divisionIds } = ids;
  const lists = [agentIds, teamIds, queueIds, groupIds, divisionIds];
  return role === 'viewer' && !reports && lists.every((list) => list.length === 0);
}

const SUBJECT = /^(?<kind>key|jwt|claim|slack|slackGroup):(?<rest>.+)$/u;

/** What a subject is to look like. */
export const SUBJECT_EXPECTED =
  'key:<name>, jwt:<subject>, claim:<name>=<value>, slack:<e-mail> or slackGroup:<id>';

/** A subject as it is written. @returns `null`: it is none */
export function readSubject(text: string): Subject | null {
  const { kind, rest = '' } = SUBJECT.exec(text)?.groups ?? {};
  switch (kind) {
    case 'key':
      return { kind, name: rest };
    case 'jwt':
      return { kind, subject: rest };
    case 'slack':
      return rest.includes('@') ? { kind, email: rest } : null;
    case 'slackGroup':
      return { kind, groupId: rest };
    case 'claim': {
      const { name, value } = /^(?<name>[^=]+)=(?<value>.+)$/u.exec(rest)?.groups ?? {};
      return name === undefined || value === undefined ? null : { kind, name, value };
    }
    case undefined:
    default:
      return null;
  }
}
