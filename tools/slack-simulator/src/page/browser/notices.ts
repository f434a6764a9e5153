import type { Delivery } from '../../app/deliver.ts';
import { action, byId, el } from './dom.ts';

/** Tells the person something that is not part of the workspace. */
export function notice(text: string): void {
  const note = el('p', { class: 'notice' }, text, ' ');
  note.append(action('Close', () => note.remove()));
  // Whatever is beside an open modal cannot be used.
  const modal = byId('modal', HTMLDialogElement);
  (modal.open ? modal : byId('notices', HTMLElement)).append(note);
}

/** Tells when the app did not take what was done. */
export function noticeTrouble({ ack }: { ack?: Delivery }): void {
  if (ack === undefined || ack.status === 200) return;
  if (ack.isTimedOut) notice('The app did not answer within 3 seconds.');
  else if (ack.status === 0) notice(`The app cannot be reached: ${ack.fault ?? 'no answer'}.`);
  else notice(`The app answered ${ack.status}.`);
}

/** Does something and tells what went wrong, if something did. */
export async function told(work: () => Promise<{ ack?: Delivery }>): Promise<void> {
  try {
    noticeTrouble(await work());
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
  }
}
