import type { Migration } from 'kysely/migration';
import * as firstTables from './0001-first-tables.ts';
import * as origin from './0002-origin.ts';
import * as requestBudget from './0003-request-budget.ts';
import * as directoryVersion from './0004-directory-version.ts';
import * as packedNumbers from './0005-packed-numbers.ts';
import * as shifts from './0006-shifts.ts';
import * as digests from './0007-digests.ts';
import * as access from './0010-access.ts';
import * as audit from './0011-audit.ts';
import * as forgotten from './0012-forgotten.ts';

/** All migrations by name, in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables.up },
  '0002-origin': { up: origin.up },
  '0003-request-budget': { up: requestBudget.up },
  '0004-directory-version': { up: directoryVersion.up },
  '0005-packed-numbers': { up: packedNumbers.up },
  '0006-shifts': { up: shifts.up },
  '0007-digests': { up: digests.up },
  '0010-access': { up: access.up },
  '0011-audit': { up: audit.up },
  '0012-forgotten': { up: forgotten.up },
};
