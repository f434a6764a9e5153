import { clockOfMinute } from './clock-minute.ts';
import type { ShiftTerms, ShiftWho } from './shift.ts';

/** Whom a shift is of, as people write it: exactly one of these. */
export interface GivenWho {
  readonly agentIds?: readonly string[] | null | undefined;
  readonly teamId?: string | null | undefined;
  readonly queueId?: string | null | undefined;
  readonly groupId?: string | null | undefined;
  readonly managementUnitId?: string | null | undefined;
}

/** The terms of a shift as people write them; what is left out has its default. */
export interface GivenTerms extends GivenWho {
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** 1 or `monday` … 7 or `sunday`. @default every day */
  readonly weekdays?: readonly (number | string)[] | null | undefined;
  /** `22:00` */
  readonly start: string;
  /** `06:00`; not later than the start: the next day's. */
  readonly end: string;
  /** Shares. @default 0.70 to 0.85 */
  readonly target?: { readonly from: number; readonly to: number } | null | undefined;
  /** @default 10 */
  readonly settleMinutes?: number | null | undefined;
  /** YYYY-MM-DD. @default since ever */
  readonly validFrom?: string | null | undefined;
  /** YYYY-MM-DD, the last date on which it starts. @default for good */
  readonly validTo?: string | null | undefined;
}

/** What is to be changed of a shift; the rest stays. `null` takes the default, where there is one. */
export type GivenChanges = {
  readonly [Field in keyof GivenTerms]?: GivenTerms[Field] | null | undefined;
};

/** Terms as people write them. */
export function givenOf(terms: ShiftTerms): GivenTerms {
  const { name, zone, weekdays, target, settleMinutes, validFrom, validTo } = terms;
  return {
    name,
    zone,
    weekdays,
    start: clockOfMinute(terms.startMinute),
    end: clockOfMinute(terms.endMinute),
    ...givenWhoOf(terms.who),
    target,
    settleMinutes,
    validFrom,
    validTo,
  };
}

/** Whom a shift is of, as people write it. */
function givenWhoOf(who: ShiftWho): GivenWho {
  if (who.kind === 'agents') return { agentIds: who.agentIds };
  const [, field] = UNIT_FIELDS.find(([kind]) => kind === who.kind) ?? [];
  return field === undefined ? {} : { [field]: who.id };
}

/** Under which field stands the id of what kind. */
export const UNIT_FIELDS = [
  ['team', 'teamId'],
  ['queue', 'queueId'],
  ['group', 'groupId'],
  ['managementUnit', 'managementUnitId'],
] as const;

/** Fields of which exactly one says whom a shift is of. */
export const WHO_FIELDS = ['agentIds', ...UNIT_FIELDS.map(([, field]) => field)] as const;

/** The terms with the changes, to be read. Whom a shift is of is changed as a whole. */
export function changed(given: GivenTerms, changes: GivenChanges): object {
  const isWhoChanged = WHO_FIELDS.some((field) => changes[field] !== undefined);
  const nobody = Object.fromEntries(WHO_FIELDS.map((field) => [field, undefined]));
  const told = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...given, ...(isWhoChanged ? nobody : {}), ...Object.fromEntries(told) };
}
