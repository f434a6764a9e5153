import type { confirmation } from '../../blocks/options.ts';
import type * as z from 'zod';
import { action, el } from './dom.ts';
import { drawText, type Names } from './text.ts';

type Confirmation = z.infer<typeof confirmation>;

/** Asks, when the element wants it; fulfils with whether it was confirmed. */
export async function confirmed(asked: Confirmation | undefined, names: Names): Promise<boolean> {
  if (asked === undefined) return true;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const dialog = el('dialog', { class: 'confirm' });
  const answer = (isConfirmed: boolean) => () => {
    resolve(isConfirmed);
    dialog.close();
  };
  dialog.append(
    el('h2', {}, asked.title?.text ?? 'Are you sure?'),
    ...drawText(asked.text, names),
    el(
      'p',
      { class: 'buttons' },
      action(asked.deny?.text ?? 'Cancel', answer(false)),
      action(asked.confirm?.text ?? 'Yes', answer(true), { class: asked.style ?? 'primary' }),
    ),
  );
  dialog.addEventListener('close', () => {
    resolve(false);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
