import type { HeldDelivery } from '../store/deliveries-claim.ts';
import { endEdits, keepShown, keepUnknownShown } from '../store/deliveries-edit.ts';
import { keepDraft, type Draft } from '../store/deliveries-send.ts';
import type { KeptMessage } from '../store/deliveries.ts';
import { errorText } from '../store/postgres/errors.ts';
import { callHeld } from './call-held.ts';
import type { Done } from './channel.ts';
import type { DigestDeps } from './digest-deps.ts';
import { takeBackCopies } from './copies.ts';
import { buildDraft } from './drafts.ts';
import { type Ending, keepEnding } from './ending.ts';
import { paced } from './look.ts';
import { DigestRefusedError } from './refused-error.ts';
import { replyOnce, type Shown } from './reply.ts';

/** Looks whether a message that was sent must be edited, and edits it. */
export async function editDigest(held: HeldDelivery, deps: DigestDeps): Promise<void> {
  const { delivery } = held;
  const { message, ts } = delivery;
  const unsure = delivery.mayHaveCopy ? await takeBackCopies(held, deps) : null;
  if (unsure !== null) {
    await keepEnding(unsure, held, deps);
    return;
  }
  if (message === null || ts === null || isOver(held, deps)) {
    await endEdits(deps.db, delivery, delivery.lastError);
    return;
  }
  // An edit that was begun is ended first, with the same bytes.
  const isBegun = delivery.shownHash !== message.hash || delivery.reply !== null;
  const draft = isBegun ? { ...delivery, message } : await redraft(held, message, deps);
  if (draft === null) return;
  await show({ held, ts, draft }, deps);
}

function isOver({ delivery, subscription, nowMs }: HeldDelivery, deps: DigestDeps): boolean {
  const { endedAtMs, paused } = subscription;
  const isResting = paused !== null && paused.throughDate === null;
  const sinceEndMs = nowMs - delivery.span.endMs;
  return endedAtMs !== null || isResting || sinceEndMs > deps.settings.editedForMs;
}

/** What it says now, kept; `null`: nothing is to be edited now. */
async function redraft(
  held: HeldDelivery,
  shown: KeptMessage,
  deps: DigestDeps,
): Promise<Draft | null> {
  const again: Ending = { kind: 'release', inMs: pauseMs(held, deps) };
  try {
    const draft = await buildDraft(held, held.delivery.isLate, deps);
    if (draft.message.gist !== shown.gist) {
      if (await keepDraft(deps.db, held.delivery, draft)) return draft;
      await keepEnding({ kind: 'lost' }, held, deps);
    } else if (draft.message.isFinal) {
      await endEdits(deps.db, held.delivery, null);
    } else {
      await keepEnding(again, held, deps);
    }
  } catch (error) {
    if (error instanceof DigestRefusedError) await endEdits(deps.db, held.delivery, error.message);
    else await keepEnding({ ...again, failure: errorText(error) }, held, deps);
  }
  return null;
}

async function show(shown: Shown, deps: DigestDeps): Promise<void> {
  const { held, draft } = shown;
  const { db, onEvent } = deps;
  const { id: deliveryId } = held.delivery;
  const edited = await update(shown, deps);
  const ended = edited.kind === 'done' ? await replyOnce(shown, deps) : edited;
  if (ended.kind === 'settle') {
    // It is there, and can be edited no more.
    await endEdits(db, held.delivery, ended.reason);
    return;
  }
  if (ended.kind !== 'done') {
    await keepEnding(ended, held, deps);
    return;
  }
  const { hash, isFinal } = draft.message;
  const isKept = await keepShown(db, held.delivery, { hash, lookInMs: pauseMs(held, deps) });
  // Whoever took it over may have edited before us: then it shows what is old.
  if (!isKept) await keepUnknownShown(db, deliveryId);
  else if (held.delivery.shownHash !== hash) onEvent({ kind: 'edited', deliveryId, isFinal });
}

async function update({ held, ts, draft }: Shown, deps: DigestDeps): Promise<Done | Ending> {
  const { delivery, subscription: place } = held;
  const { body, hash } = draft.message;
  if (delivery.shownHash === hash) return { kind: 'done' };
  const waitMs = await paced(held, 'edit', deps);
  if (waitMs > 0) return { kind: 'release', inMs: waitMs, isPaced: true };
  const call = async () => deps.channel.update({ place, ts, body });
  return callHeld(held, { isPost: false, call }, deps);
}

function pauseMs({ delivery, nowMs }: HeldDelivery, { settings }: DigestDeps): number {
  return settings.editPauseMs(nowMs - delivery.span.endMs);
}
