import type { Directory, Unread } from '../report/source.ts';
import { grantedBy } from './granted.ts';
import type { Grant, Sight } from './grant.ts';
import { sightsOf } from './matching-grants.ts';
import type { OrgChart } from './org-chart.ts';
import type { Principal } from './principal.ts';
import { type Standing, standingOf } from './standing.ts';
import { EVERYBODY, type Viewer, viewerOfAll } from './viewer.ts';

/**
 * Who may see whom where no rule says: `open`: everybody all; `reports`: people whom they lead, by
 * what they are in Genesys; `rules`: nobody anybody.
 */
export type AccessMode = 'open' | 'reports' | 'rules';

/** Whether somebody may ask, and about whom. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly viewer: Viewer;
      /** Whether they may change what others see: shifts, and what is read of the past. */
      readonly isAdmin: boolean;
    }
  | {
      readonly kind: 'refused';
      /**
       * Their e-mail address is not known, is no active user's, or is that of several; or no rule is
       * for them.
       */
      readonly reason: 'noEmail' | 'unknown' | 'several' | 'noRule';
      /** One sentence for the one who asked; it holds no address and no name. */
      readonly message: string;
    }
  /** Who they are could not be read from Genesys, and nothing is shown until it can be. */
  | { readonly kind: 'unread'; readonly unread: readonly Unread[] };

/** The policy. */
export interface Access {
  /**
   * Whom somebody may see. Who they are must have been proven by whoever tells it. Rejects only on
   * abort or a defect, and as Slack does where a rule is for its user groups.
   */
  admit(principal: Principal, signal: AbortSignal): Promise<Admission>;
}

export interface AccessDeps {
  readonly mode: AccessMode;
  /** The rules as they are now. @default there are none */
  readonly grants?: () => Promise<readonly Grant[]>;
  readonly orgChart: OrgChart;
  /** Knows who is in a unit, as reports do. */
  readonly directory: Pick<Directory, 'inTeams' | 'inQueues' | 'inGroups' | 'teams' | 'queues'>;
}

export function createAccess(deps: AccessDeps): Access {
  const { mode, grants = async () => [] } = deps;
  return {
    async admit(principal, signal) {
      // Whoever asks nobody who they are lets them see everything, and may do so to nobody but themselves.
      if (principal.kind === 'anyone') return admitted(EVERYBODY, true);
      const sights = await sightsOf(principal, await grants());
      if (sights.some(({ role }) => role === 'admin')) return admitted(EVERYBODY, true);
      if (mode === 'open') return admitted(EVERYBODY);
      return bySights(principal, sights, deps, signal);
    },
  };
}

async function bySights(
  principal: Principal,
  sights: readonly Sight[],
  deps: AccessDeps,
  signal: AbortSignal,
): Promise<Admission> {
  const isPerson = principal.kind === 'slack' || principal.kind === 'jwt';
  const byStanding = (deps.mode === 'reports' && isPerson) || sights.some(({ reports }) => reports);
  if (!byStanding && sights.length === 0) return refused('noRule');
  const email = isPerson ? principal.email : null;
  const [standing, granted] = await Promise.all([
    byStanding ? standingOf(email, deps, signal) : NO_STANDING,
    grantedBy(sights, deps, signal),
  ]);
  // Less than somebody may see would look like all of it: then rather nothing.
  const unread = [...(standing.kind === 'unread' ? standing.unread : []), ...granted.unread];
  if (unread.length > 0) return { kind: 'unread', unread };
  if (standing.kind === 'found') return admitted(viewerOfAll(granted, standing.viewer));
  if (standing.kind === 'none' && granted.words.length === 0) return refused(standing.reason);
  return admitted(viewerOfAll(granted));
}

/** Where nothing follows from what somebody is in Genesys. */
const NO_STANDING: Standing = { kind: 'none', reason: 'noEmail' };

function admitted(viewer: Viewer, isAdmin = false): Admission {
  return { kind: 'admitted', viewer, isAdmin };
}

const REFUSALS = {
  noEmail: 'Your e-mail address is not known, so that nothing tells whom you may see.',
  unknown: 'No active user of Genesys Cloud has your e-mail address, so that you may see nobody.',
  several:
    'More than one user of Genesys Cloud has your e-mail address, so that you may see nobody.',
  noRule: 'No rule of the policy is for you, so that you may see nobody.',
} as const;

function refused(reason: keyof typeof REFUSALS): Admission {
  return { kind: 'refused', reason, message: REFUSALS[reason] };
}
