import type { GenesysClient, Kept } from '@halfhour/core';
import { type Finding, storeDetails } from '@halfhour/service';
import { genesysLoginWorks } from './genesys-login.ts';

/** Where answers come from. */
interface Sources {
  readonly client: Pick<GenesysClient, 'call'>;
  /** `null`: nothing is kept. */
  readonly kept: Pick<Kept, 'health'> | null;
}

/**
 * Whether questions can be answered: by what is kept, for which the database has to answer, whatever
 * becomes of Genesys; and as long as nothing is, by Genesys, which has to take our login. That what is
 * kept is behind is told and keeps nobody from asking.
 */
export async function canAnswer({ client, kept }: Sources): Promise<Finding> {
  if (kept === null) return { works: await genesysLoginWorks(client), details: { store: 'none' } };
  const health = await kept.health();
  const details = storeDetails(health);
  // Older: a copy from before the last upgrade was put back, and questions to it fail.
  if (health === null || health.schema === 'older') return { works: false, details };
  const { MISSING: _missing, ...read } = health.sync.halfHours;
  const hasAnything = Object.values(read).some((halfHours) => halfHours > 0);
  return { works: hasAnything || (await genesysLoginWorks(client)), details };
}
