/** Who asks. `id` is a name for them of their own, fit for logs and for counting; it is no secret. */
export type Principal = Anyone | ApiKeyHolder | TokenBearer | SlackMember;

/** Whoever reaches a server that asks nobody who they are. */
export interface Anyone {
  readonly kind: 'anyone';
  readonly id: 'anyone';
}

/** Somebody with an API key that is good now. */
export interface ApiKeyHolder {
  readonly kind: 'key';
  /** `key:<name>` */
  readonly id: string;
  /** As the key is called. */
  readonly name: string;
}

/** Somebody with a JSON web token that is good now. */
export interface TokenBearer {
  readonly kind: 'jwt';
  /** `jwt:<subject>` */
  readonly id: string;
  readonly subject: string;
  /** All that the token says. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Theirs, as the issuer says that it has proven; `null`: it does not. */
  readonly email: string | null;
}

/** Somebody in Slack who is no outsider. */
export interface SlackMember {
  readonly kind: 'slack';
  /** `slack:<user id>` */
  readonly id: string;
  readonly userId: string;
  /** Theirs, as Slack has proven; `null`: it is not known. */
  readonly email: string | null;
  /** Whether they are in a user group, by its id. Rejects as Slack does. */
  isInGroup(groupId: string): Promise<boolean>;
}

/** Whoever reaches a server that asks nobody who they are. */
export const ANYONE: Anyone = { kind: 'anyone', id: 'anyone' };
