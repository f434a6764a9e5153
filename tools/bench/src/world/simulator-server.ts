// A child process: a simulated Genesys on loopback, whose work is not that of who syncs from it.
import { once } from 'node:events';
import { startSimulator } from '@halfhour/genesys-simulator';
import { UNLIMITED } from './client.ts';
import { NOW_MS } from './organisation.ts';

/** What a simulator is told to be. */
export interface SimulatorOrder {
  readonly agents: number;
  /** Data of so many days, and the machine's clock. @default some, and one that stands still */
  readonly days?: number;
}

const [order]: SimulatorOrder[] = await once(process, 'message');
if (order === undefined) throw new Error('A simulator has to be told what to be.');
const { url } = await startSimulator({
  seed: 'bench',
  clock: order.days === undefined ? { kind: 'fixed', nowMs: NOW_MS } : { kind: 'real' },
  agents: order.agents,
  ...(order.days === undefined ? {} : { days: order.days }),
  requestsPerMinute: UNLIMITED,
});
process.send?.(url);
process.once('disconnect', () => process.exit());
