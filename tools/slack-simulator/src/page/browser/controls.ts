import type { InteractiveElement } from '../../blocks/elements.ts';
import { suggestions } from './api.ts';
import { initialValues, offerOf, offersOf, type OfferGroup } from './choices.ts';
import { confirmed } from './confirm.ts';
import { action, el, link } from './dom.ts';
import { drawSuggested, optionOf } from './suggested.ts';
import type { Use, Value } from './use.ts';

/** An element, the block it is in, and whether using it is told to the app at once. */
export interface Placed {
  element: InteractiveElement;
  blockId: string;
  isTold: boolean;
  label: string;
}

/** A control that is drawn, and how to read it. */
interface Drawn {
  node: HTMLElement;
  read: () => Value;
}

/** An element as something to press, choose from or fill in. */
export function drawControl(placed: Placed, use: Use): HTMLElement {
  const { element, blockId, isTold } = placed;
  const actionId = element.action_id ?? '';
  if (element.type === 'button') return drawButton(element, blockId, use);
  if (element.type === 'overflow') return drawOverflow(element, blockId, use);
  const { node, read } = drawChoice(placed, use.kept(actionId) ?? initialValues(element), use);
  use.register(actionId, read);
  const tell = async () => {
    const confirm = 'confirm' in element ? element.confirm : undefined;
    if (await confirmed(confirm, use.names)) await use.choose(actionId, blockId, read());
  };
  if (isTold) node.addEventListener('change', () => void tell());
  return node;
}

function drawButton(
  element: Extract<InteractiveElement, { type: 'button' }>,
  blockId: string,
  use: Use,
): HTMLElement {
  const { text, url, style, confirm, accessibility_label: label, action_id: id = '' } = element;
  const press = async () => {
    if (!(await confirmed(confirm, use.names))) return;
    button.disabled = true;
    await use.press(id, blockId).finally(() => {
      button.disabled = false;
    });
  };
  const button = action(text.text, () => void press(), {
    class: style,
    'aria-label': label,
    'data-action': id,
  });
  return url === undefined ? button : el('span', {}, button, ' ', link(url, 'opens a page'));
}

function drawOverflow(
  element: Extract<InteractiveElement, { type: 'overflow' }>,
  blockId: string,
  use: Use,
): HTMLElement {
  const id = element.action_id ?? '';
  const details = el(
    'details',
    { class: 'overflow' },
    el('summary', { 'aria-label': 'More actions' }, '⋯'),
  );
  const choose = async (value: string) => {
    details.open = false;
    if (await confirmed(element.confirm, use.names)) await use.choose(id, blockId, value);
  };
  details.append(
    ...element.options.map((option) =>
      action(option.text.text, () => void choose(option.value ?? ''), { 'data-action': id }),
    ),
  );
  return details;
}

function drawChoice(placed: Placed, initial: Value, use: Use): Drawn {
  const { element, label } = placed;
  const values = typeof initial === 'string' ? [initial] : initial;
  const name = 'placeholder' in element ? (element.placeholder?.text ?? label) : label;
  if (element.type === 'checkboxes' || element.type === 'radio_buttons')
    return drawTicks(element, values, use);
  if (element.type === 'external_select' || element.type === 'multi_external_select')
    return drawSuggested(element, label, suggestionsFor(placed, use));
  if (element.type.startsWith('multi_')) return drawTicks(element, values, use);
  if (element.type.endsWith('_select'))
    return drawSelect(offersOf(element, use.screen), values, name);
  return drawInput(element, values[0] ?? '', name);
}

function drawSelect(groups: readonly OfferGroup[], values: readonly string[], name: string): Drawn {
  const select = el('select', { 'aria-label': name }, el('option', { value: '' }, name));
  for (const { label, offers } of groups)
    select.append(
      ...(label === undefined
        ? offers.map(optionOf)
        : [el('optgroup', { label }, ...offers.map(optionOf))]),
    );
  select.value = values[0] ?? '';
  return { node: select, read: () => select.value };
}

/** Boxes to tick: one of them, or several. */
function drawTicks(element: InteractiveElement, values: readonly string[], use: Use): Drawn {
  const isSingle = element.type === 'radio_buttons';
  const group = crypto.randomUUID();
  const boxes = offersOf(element, use.screen)
    .flatMap(({ offers }) => offers)
    .map((offer) => {
      const box = el('input', {
        type: isSingle ? 'radio' : 'checkbox',
        name: group,
        value: offer.value,
      });
      box.checked = values.includes(offer.value);
      const description =
        offer.description === undefined ? undefined : el('small', {}, ` ${offer.description}`);
      return { box, node: el('label', { class: 'tick' }, box, ` ${offer.text}`, description) };
    });
  const read = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return {
    node: el('fieldset', {}, ...boxes.map(({ node }) => node)),
    read: isSingle ? () => read()[0] ?? '' : read,
  };
}

/** Asks the app what it offers in a menu. */
function suggestionsFor({ element, blockId }: Placed, use: Use) {
  const actionId = element.action_id ?? '';
  const asked = { ...use.surface, user: use.screen.me.id, actionId, blockId };
  return async (query: string) => (await suggestions({ ...asked, query })).map(offerOf);
}

const INPUT_TYPES = new Map<string, string>([
  ['datepicker', 'date'],
  ['timepicker', 'time'],
  ['datetimepicker', 'datetime-local'],
  ['number_input', 'number'],
  ['email_text_input', 'email'],
  ['url_text_input', 'url'],
]);

function drawInput(element: InteractiveElement, value: string, name: string): Drawn {
  if (element.type === 'plain_text_input' && element.multiline === true) {
    const area = el('textarea', { rows: 4, placeholder: name, 'aria-label': name }, value);
    return { node: area, read: () => area.value };
  }
  const type = INPUT_TYPES.get(element.type) ?? 'text';
  const input = el('input', { type, placeholder: name, 'aria-label': name });
  if (element.type !== 'datetimepicker') {
    input.value = value;
    return { node: input, read: () => input.value };
  }
  if (value !== '') input.valueAsNumber = Number(value) * 1000;
  return {
    node: input,
    read: () => (input.value === '' ? '' : String(input.valueAsNumber / 1000)),
  };
}
