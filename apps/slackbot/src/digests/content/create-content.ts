import { createHash } from 'node:crypto';
import {
  type DigestAsked,
  type DigestContent,
  type DigestContents,
  DigestRefusedError,
  type Shift,
  type Shifts,
} from '@halfhour/core';
import type { RightsDeps } from '../../ask/find-rights.ts';
import { noticeMessage } from '../../blocks/notice-message.ts';
import { bodyOf } from '../channel/body.ts';
import { detailsMessage } from './details-message.ts';
import type { Digest } from './digest.ts';
import { createEarlierTotals } from './earlier-totals.ts';
import { digestMessage } from './digest-message.ts';
import { type Gist, gistOf, readGist } from './gist.ts';
import { makeDigest } from './make-digest.ts';
import { missedLine } from './missed.ts';
import { movedInWords } from './moved.ts';
import { ownersRights } from './owners-rights.ts';
import { digestQuestion } from './question.ts';
import { type DayDeps, readDay } from './read-day.ts';

/** What digests are written from. */
export interface ContentDeps extends RightsDeps, Pick<DayDeps, 'restatements' | 'nextTurn'> {
  readonly shifts: Pick<Shifts, 'byId' | 'daysOf' | 'membersOf'>;
  /** The shift that a subscription is of; `undefined`: it is not known. */
  readonly shiftOf: (subscriptionId: string) => Promise<Shift | undefined>;
  /** Whether agents' names may be shown to a whole channel. */
  readonly sharesNames: boolean;
}

/** The same, with what is remembered from one digest to the next. */
type WritingDeps = ContentDeps & Pick<DayDeps, 'earlierTotals'>;

/** Writes digests as Slack takes them. */
export function createContent(given: ContentDeps): DigestContent {
  const deps = { ...given, earlierTotals: createEarlierTotals() };
  return {
    async build(asked, signal) {
      const before = asked.shown === null ? null : readGist(asked.shown.headline);
      const { digest, restated } = await digestOf(asked, { deps, before }, signal);
      return contentsOf(digest, { gist: gistOf(digest, restated), before, asked });
    },
    async missed(missed) {
      const days = await Promise.all(
        missed.map(async ({ subscriptionId, localDate }) => ({
          localDate,
          shiftName: (await deps.shiftOf(subscriptionId))?.name ?? 'a shift',
        })),
      );
      return bodyOf(noticeMessage(missedLine(days)));
    },
  };
}

/** Of agents' names in a direct message with the bot nobody hears but the person it is with. */
function showsNames(
  { subscription: { showsNames: areWanted, channelId } }: DigestAsked,
  { sharesNames }: ContentDeps,
): boolean {
  return areWanted && (sharesNames || channelId.startsWith('D'));
}

async function digestOf(
  asked: DigestAsked,
  { deps, before }: { readonly deps: WritingDeps; readonly before: Gist | null },
  signal: AbortSignal,
): Promise<{ readonly digest: Digest; readonly restated: number }> {
  const { delivery, subscription, isLate } = asked;
  const shift = await deps.shifts.byId(subscription.shiftId);
  if (shift === undefined) throw new DigestRefusedError('There is no such shift any more.');
  const day = { date: delivery.localDate, span: delivery.span };
  const { ownerId, report } = await ownersRights(subscription, deps, signal);
  const read = await readDay(shift, day, { ...deps, report }, signal);
  const digest = makeDigest({
    ...read,
    shift,
    day,
    withNames: showsNames(asked, deps),
    isLate,
    ownerName: (await deps.personOf(ownerId)).name,
    question: digestQuestion(shift, day),
    openBefore: before?.openAtEnd,
  });
  return { digest, restated: read.restated };
}

/** A version of a digest, and what its versions before have told. */
interface Version {
  readonly gist: Gist;
  readonly before: Gist | null;
  readonly asked: DigestAsked;
}

function contentsOf(digest: Digest, { gist, before, asked }: Version): DigestContents {
  const isFirst = asked.shown === null;
  const moved = before === null ? null : movedInWords(before.told, gist.told);
  const told = before === null || moved !== null ? gist.told : before.told;
  const details = isFirst ? detailsMessage(digest) : moved === null ? null : noticeMessage(moved);
  return {
    body: bodyOf(digestMessage(digest)),
    isFinal: digest.answer.halfHours.every(({ totals }) => totals.state === 'FINAL'),
    headline: JSON.stringify({ ...gist, told }),
    gist: newsOf(digest),
    reply: details === null ? null : bodyOf(details),
  };
}

/** The same for as long as the figures are, whenever they were read. */
function newsOf(digest: Digest): string {
  const { answer } = digest;
  const freshness = { ...answer.freshness, asOfMs: 0 };
  const message = digestMessage({ ...digest, answer: { ...answer, freshness } });
  return createHash('sha256').update(bodyOf(message)).digest('hex');
}
