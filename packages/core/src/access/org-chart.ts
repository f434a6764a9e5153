import type { AgentsFound, UnitsFound } from '../report/source.ts';

/**
 * Who people are and whom they lead, as Genesys has it now. Rejects only on abort or a defect;
 * trouble with Genesys comes back as `unread`.
 */
export interface OrgChart {
  /** Active users with exactly this e-mail address, whatever the case of its letters. */
  withEmail(email: string, signal: AbortSignal): Promise<AgentsFound>;
  /** Active users whose manager this user is; not those who report to them in turn. */
  reportsOf(userId: string, signal: AbortSignal): Promise<AgentsFound>;
  /** The teams that the user is a member of; Genesys allows one. */
  teamsOf(userId: string, signal: AbortSignal): Promise<UnitsFound>;
  /** Active users of these divisions; nobody is in one that there is not. */
  inDivisions(divisionIds: readonly string[], signal: AbortSignal): Promise<AgentsFound>;
}
