import type { Settings } from '../options.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { CallLog } from './call-log.ts';
import type { Faults } from './faults.ts';

/** Everything a method can look at. */
export interface Service {
  settings: Settings;
  workspace: Workspace;
  faults: Faults;
  log: CallLog;
}
