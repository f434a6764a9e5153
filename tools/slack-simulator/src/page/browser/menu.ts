import { byId } from './dom.ts';

/** On a narrow screen the channels are behind a button. */
export function wireMenu(): void {
  const button = byId('menu', HTMLButtonElement);
  button.addEventListener('click', () => setMenu(button.getAttribute('aria-expanded') !== 'true'));
}

export function setMenu(isOpen: boolean): void {
  byId('menu', HTMLButtonElement).setAttribute('aria-expanded', String(isOpen));
  byId('sidebar', HTMLElement).classList.toggle('open', isOpen);
}
