import type { Service } from '../http/service.ts';
import type { AppLine } from './deliver.ts';
import type { FormStates } from './form-states.ts';

/** What is needed to do something as a person, towards the app. */
export interface AppSide extends Service {
  line: AppLine;
  forms: FormStates;
}
