import type { InteractiveElement } from '../../blocks/elements.ts';
import { type Offer, offerOf } from './choices.ts';
import { el } from './dom.ts';
import type { Value } from './use.ts';

/** Tells what the app offers for what is typed. */
type Ask = (query: string) => Promise<readonly Offer[]>;

/** A menu whose options the app suggests for what is typed, of one or of several. */
export function drawSuggested(
  element: Extract<InteractiveElement, { type: 'external_select' | 'multi_external_select' }>,
  label: string,
  ask: Ask,
): { node: HTMLElement; read: () => Value } {
  const box = el('input', { type: 'search', 'aria-label': label, placeholder: label });
  const { node, read, show } =
    element.type === 'external_select'
      ? one(element.initial_option && offerOf(element.initial_option), label)
      : several(element.initial_options?.map(offerOf) ?? []);
  box.addEventListener('input', (event) => {
    event.stopPropagation();
    void ask(box.value).then(show);
  });
  box.addEventListener('change', (event) => event.stopPropagation());
  return { node: el('span', {}, box, ' ', node), read };
}

/** An offer in a menu. */
export function optionOf({ value, text }: Offer): HTMLOptionElement {
  return el('option', { value }, text);
}

function one(initial: Offer | undefined, label: string) {
  const select = el('select', { 'aria-label': label });
  const fill = (none: string, offers: readonly Offer[]) =>
    select.replaceChildren(el('option', { value: '' }, none), ...offers.map(optionOf));
  fill('Type to choose', initial === undefined ? [] : [initial]);
  select.value = initial?.value ?? '';
  return {
    node: select,
    read: () => select.value,
    show: (found: readonly Offer[]) => fill(`${found.length} found`, found),
  };
}

/** Boxes to tick; what is ticked stays while something else is typed. */
function several(initial: readonly Offer[]) {
  const chosen = new Map(initial.map((offer) => [offer.value, offer]));
  const list = el('fieldset');
  const tick = (offer: Offer) => {
    const box = el('input', { type: 'checkbox', value: offer.value });
    box.checked = chosen.has(offer.value);
    box.addEventListener('change', () => {
      if (box.checked) chosen.set(offer.value, offer);
      else chosen.delete(offer.value);
    });
    return el('label', { class: 'tick' }, box, ` ${offer.text}`);
  };
  const show = (found: readonly Offer[]) => {
    const others = found.filter(({ value }) => !chosen.has(value));
    list.replaceChildren(...[...chosen.values(), ...others].map(tick));
  };
  show([]);
  return { node: list, read: () => [...chosen.keys()], show };
}
