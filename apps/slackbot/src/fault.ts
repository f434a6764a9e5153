import type { Measure } from './question.ts';

/** A person, team or queue that a menu offers. */
interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What a name stands for. */
export type NamedKind = 'agent' | 'team' | 'queue' | 'shift';

/**
 * Why something is not answered, or not wholly, by kind, with what its wording needs. `given` is
 * what was typed: it is escaped where it is worded, not here.
 */
export interface Faults {
  /** A word that means nothing where it stands. */
  readonly unknownWord: { readonly given: string; readonly closest: string | undefined };
  /** `help`, `subscribe`, … after other words. */
  readonly verbNotFirst: { readonly verb: string };
  /** A quotation mark that is never closed. */
  readonly openQuote: { readonly given: string };
  /** A quoted name that does not say of what it is the name. */
  readonly looseName: { readonly given: string };
  /** A word that needs another after it. */
  readonly incomplete: { readonly word: string };
  /** Two words of which only one can hold; `what` is a noun for both. */
  readonly saidTwice: { readonly what: string; readonly first: string; readonly second: string };
  /** Two limits that nobody can keep both. */
  readonly contradiction: { readonly first: string; readonly second: string };
  readonly notADate: { readonly given: string };
  /** A range of days that are not dates: `monday to friday`. */
  readonly rangeOfWords: { readonly given: string };
  readonly notAClockRange: { readonly given: string };
  readonly notACount: { readonly given: string; readonly word: 'top' | 'last' };
  readonly notALimit: { readonly given: string; readonly measure: Measure };
  readonly unknownSort: { readonly given: string };
  readonly unknownGrouping: { readonly given: string };
  readonly unknownZone: { readonly given: string; readonly closest: readonly string[] };
  readonly unknownTopic: { readonly given: string; readonly closest: string | undefined };

  /** Dates are YYYY-MM-DD. */
  readonly endsBeforeStart: { readonly from: string; readonly to: string };
  readonly tooManyDays: { readonly days: number };
  /** `latestMs`: until when there is data, epoch ms. */
  readonly inTheFuture: { readonly latestMs: number; readonly zone: string };
  /** `firstDate`: the first day that may be asked for, YYYY-MM-DD. */
  readonly beforeData: { readonly firstDate: string };
  /** The clock is put forward over all of what was asked for. */
  readonly skippedByClock: { readonly zone: string };
  /** `areSetUp`: whether any shift is known of the asker's agents. */
  readonly noShift: { readonly which: 'this' | 'last'; readonly areSetUp: boolean };
  /** A shift that does not run on any of the days asked for. */
  readonly shiftRests: { readonly shift: string };
  /** The hours asked for lie outside the shift. */
  readonly outsideShift: { readonly shift: string };

  readonly noMatch: {
    readonly what: NamedKind;
    readonly given: string;
    /** Names that look like it, nearest first; at most three. */
    readonly closest: readonly string[];
    /** All names that there are, when none looks like it and they are few. */
    readonly all?: readonly string[];
  };
  readonly ambiguous: {
    readonly what: NamedKind;
    readonly given: string;
    /** What the menu offers, in order of name; fewer than `count` when those are many. */
    readonly choices: readonly Choice[];
    readonly count: number;
  };
  /** A Slack user who is none of the agents. */
  readonly unknownMention: { readonly slackUserId: string };

  /** The asker is a guest, or of another workspace. */
  readonly outsider: object;
  /** Slack tells no e-mail address of the asker. */
  readonly noEmail: object;
  /** No active user of Genesys has the asker's e-mail address, or several have. */
  readonly notAdmitted: { readonly why: 'unknown' | 'several'; readonly email: string };
  /** The site decides by rules who may see whom, and none is for the asker. */
  readonly noRule: object;
  /** Genesys did not tell what the asker may see. `why` is a sentence for people. */
  readonly unreadRights: { readonly why: string };
  /** Names can't be looked up, since Genesys did not tell them. `why` is a sentence for people. */
  readonly unreadNames: { readonly why: string };
  /** `showsOnly`: what the asker may see, in words: `team Support and your direct reports`. */
  readonly notAllowed: { readonly showsOnly: string };
  /** Nothing is there yet: the first half hour of the day still runs. */
  readonly noActivity: {
    /** Whose: `Billing`. Nothing: everybody's. */
    readonly who: string | undefined;
    readonly firstEndsMs: number;
    readonly zone: string;
  };
  readonly genesysSilent: { readonly sinceMs: number; readonly zone: string };
  /** `ref`: what the log has it under. */
  readonly somethingWrong: { readonly ref: string };
  readonly cannotPost: { readonly channel: Channel };
  /** Slack gave no answer: it may have been posted or not. */
  readonly perhapsPosted: { readonly channel: Channel };
  /** An answer about one agent, for all to see, where names are not shared. */
  readonly wouldName: object;
  /** A button of a message that was made by an older version, or is not complete any more. */
  readonly staleButton: object;
  /** A file that Slack does not take, with its word for why. */
  readonly fileRefused: { readonly why: string };
  /** Somebody or something that was there a moment ago. `why` is a sentence for people. */
  readonly gone: { readonly why: string };
  /** More half hours of agents than one answer is to be made of. */
  readonly tooMuch: { readonly agentHalfHours: number; readonly most: number };
  /** Nothing is kept, so that there are neither shifts nor digests. */
  readonly noDigests: object;
  /** Nothing in this channel, and nothing of the asker's. */
  readonly notSubscribed: object;
  /** None that the asker may change. */
  readonly noSubscription: { readonly given: string };
  readonly channelArchived: { readonly channel: Channel };
  /** Who is to stand in for the owner and can't. */
  readonly cannotStandIn: { readonly slackUserId: string; readonly why: 'isOwner' | 'seesNobody' };
  readonly namesNotShared: object;
  /** No shift is of whom was named: `team Billing`. */
  readonly noShiftOf: { readonly who: string };
  /** The shift that was named is not of whom was named. */
  readonly shiftOfOthers: { readonly shift: string; readonly who: string };
  /** No shift is known in which the asker sees somebody. */
  readonly noShifts: object;
  /** Who changes a shift has to see everybody in it. */
  readonly notAllOfShift: { readonly shift: string };
  /** What core has against it, a sentence for people. */
  readonly shiftRefused: { readonly why: string };
  /** Nothing of the shift was over in the last week. */
  readonly noDigestYet: { readonly shift: string };
  /** `nextDate`: of the next digest, YYYY-MM-DD. */
  readonly noDigestToday: { readonly shift: string; readonly nextDate: string | undefined };
}

/** A channel as it was named: picked, so that Slack told its id, or only typed. */
export type Channel = { readonly id: string } | { readonly name: string };

/** The faults of these kinds. */
export type FaultOf<Kind extends keyof Faults> = {
  [K in Kind]: { readonly kind: K } & Faults[K];
}[Kind];

/** Why something is not answered, or not wholly. */
export type Fault = FaultOf<keyof Faults>;

/** What comes back in place of an understood question. */
export interface Refused {
  readonly kind: 'refused';
  readonly fault: Fault;
}

/** Whether something was turned down. */
export function isRefused(value: object): value is Refused {
  return 'kind' in value && value.kind === 'refused';
}

/** Turns something down. */
export function refused(fault: Fault): Refused {
  return { kind: 'refused', fault };
}
