import type { GenesysClient, Kept } from '@halfhour/core';
import { genesysLoginWorks } from './genesys-login.ts';
import type { Finding } from './readiness.ts';

/** Where answers come from. */
interface Sources {
  readonly client: Pick<GenesysClient, 'call'>;
  /** `null`: nothing is kept. */
  readonly kept: { readonly sync: Pick<Kept['sync'], 'status'> } | null;
}

/**
 * Whether questions can be answered: by what is kept, for which the database has to answer, whatever
 * becomes of Genesys; and as long as nothing is, by Genesys, which has to take our login. That what is
 * kept is behind is told and keeps nobody from asking.
 */
export async function canAnswer({ client, kept }: Sources): Promise<Finding> {
  if (kept === null) return { works: await genesysLoginWorks(client), details: { store: 'none' } };
  const status = await kept.sync.status().catch(() => null);
  if (status === null) return { works: false, details: { store: 'unreachable' } };
  const { MISSING: _missing, ...read } = status.halfHours;
  const hasAnything = Object.values(read).some((halfHours) => halfHours > 0);
  return {
    works: hasAnything || (await genesysLoginWorks(client)),
    details: { store: 'reachable', lagMs: status.lagMs },
  };
}
