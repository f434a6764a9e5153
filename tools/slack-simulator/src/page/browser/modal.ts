import type { Screen } from '../../control/screen.ts';
import type { View } from '../../workspace/model.ts';
import { perform } from './api.ts';
import { drawBlocks } from './blocks.ts';
import { action, byId, el } from './dom.ts';
import { noticeTrouble, told } from './notices.ts';
import { useOf } from './using.ts';
import type { Value } from './use.ts';

let shown: { id: string; hash: string; values: () => Record<string, Value> } | undefined;

/** Lets the Escape key close a modal as its button does. */
export function wireModal(): void {
  byId('modal', HTMLDialogElement).addEventListener('cancel', (event) => {
    event.preventDefault();
    byId('modal', HTMLDialogElement).querySelector<HTMLButtonElement>('.close')?.click();
  });
}

/** Shows the person's topmost modal, or closes the dialog when there is none. */
export function showModal(screen: Screen): void {
  const dialog = byId('modal', HTMLDialogElement);
  const view = screen.modals.at(-1);
  if (view === undefined) {
    shown = undefined;
    if (dialog.open) dialog.close();
    return;
  }
  if (view.id === shown?.id && view.hash === shown.hash) return;
  const kept = view.id === shown?.id ? new Map(Object.entries(shown.values())) : undefined;
  const use = useOf(screen, { view: { id: view.id } }, kept);
  dialog.replaceChildren(drawModal(view, screen, use));
  shown = { id: view.id, hash: view.hash, values: use.values };
  if (!dialog.open) dialog.showModal();
}

function drawModal(view: View, screen: Screen, use: ReturnType<typeof useOf>): HTMLElement {
  const form = el(
    'form',
    { novalidate: true },
    el('h2', { id: 'modal-title' }, view.title?.text ?? ''),
    el('div', { class: 'blocks' }, ...drawBlocks(view.blocks, use)),
    el(
      'p',
      { class: 'buttons' },
      action(view.close?.text ?? 'Close', () => void close(view, screen), { class: 'close' }),
      view.submit === undefined ? undefined : el('button', { class: 'primary' }, view.submit.text),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void told(async () => {
      const user = screen.me.id;
      const outcome = await perform('submit', {
        user,
        view: { id: view.id },
        values: use.values(),
      });
      showErrors(form, outcome.errors ?? {});
      return outcome;
    });
  });
  return form;
}

function showErrors(form: HTMLElement, errors: Record<string, string>): void {
  for (const block of form.querySelectorAll<HTMLElement>('.block.input')) {
    const error = errors[block.dataset['block'] ?? ''];
    const line = block.querySelector<HTMLElement>('.error');
    if (line === null) continue;
    line.textContent = error ?? '';
    line.hidden = error === undefined;
  }
}

async function close(view: View, screen: Screen): Promise<void> {
  noticeTrouble(await perform('closeModal', { user: screen.me.id, view: { id: view.id } }));
}
