import type { FaultOf, Faults } from '../fault.ts';
import type { Wordings } from './lines.ts';
import { ASKER_FAULTS } from './asker-faults.ts';
import { BUTTON_FAULTS } from './button-faults.ts';
import { MANAGE_FAULTS } from './manage-faults.ts';
import { NAME_FAULTS } from './name-faults.ts';
import { PERIOD_FAULTS } from './period-faults.ts';
import { SERVICE_FAULTS } from './service-faults.ts';
import { VALUE_FAULTS } from './value-faults.ts';
import { WORD_FAULTS } from './word-faults.ts';

const WORDINGS: Wordings<keyof Faults> = {
  ...WORD_FAULTS,
  ...VALUE_FAULTS,
  ...PERIOD_FAULTS,
  ...NAME_FAULTS,
  ...ASKER_FAULTS,
  ...SERVICE_FAULTS,
  ...BUTTON_FAULTS,
  ...MANAGE_FAULTS,
};

/** A fault as Slack markdown: one line that says what is wrong, one that says what to type. */
export function refusal<Kind extends keyof Faults>(fault: FaultOf<Kind>): string {
  return WORDINGS[fault.kind](fault).join('\n');
}
