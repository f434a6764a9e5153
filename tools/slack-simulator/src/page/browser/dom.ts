/** What may stand in an element; text is always text, never markup. */
export type Child = Node | string | undefined;

/** Attributes; true stands for one without a value, false and undefined leave it out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Makes an element of a drawing. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
}

/** A button that does something. */
export function action(text: string, perform: () => void, attributes: Attributes = {}) {
  const button = el('button', { type: 'button', ...attributes }, text);
  button.addEventListener('click', perform);
  return button;
}

/** A link; only text where the address is of no kind that is safe to follow. */
export function link(url: string, ...children: readonly Child[]): HTMLElement {
  const isSafe = /^(https?|mailto|tel):/i.test(url);
  const attributes = { href: url, target: '_blank', rel: 'noopener noreferrer' };
  return isSafe ? el('a', attributes, ...children) : el('span', {}, ...children);
}

/** The element of the page with this id. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}.`);
  return element;
}

/** One thing of a list that is shown: it is drawn anew only when its `look` changes. */
export interface Keyed {
  key: string;
  look: string;
  draw: () => HTMLElement;
}

/** Shows a list, keeping what is drawn already and has not changed. */
export function showList(container: HTMLElement, items: readonly Keyed[]): void {
  const drawn = new Map([...container.children].map((child) => [keyOf(child), child]));
  container.replaceChildren(
    ...items.map(({ key, look, draw }) => {
      const old = drawn.get(key);
      if (old instanceof HTMLElement && old.dataset['look'] === look) return old;
      const fresh = draw();
      fresh.dataset['key'] = key;
      fresh.dataset['look'] = look;
      return fresh;
    }),
  );
}

function keyOf(child: Element): string {
  return child instanceof HTMLElement ? (child.dataset['key'] ?? '') : '';
}
