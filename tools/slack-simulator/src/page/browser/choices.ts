import type { InteractiveElement } from '../../blocks/elements.ts';
import type { Screen } from '../../control/screen.ts';

/** Something that can be chosen. */
export interface Offer {
  value: string;
  text: string;
  description: string | undefined;
}

/** Offers under one heading; without one when they are in no group. */
export interface OfferGroup {
  label: string | undefined;
  offers: readonly Offer[];
}

interface Option {
  text: { text: string };
  value?: string;
  description?: { text: string };
}

/** An option as an offer. */
export function offerOf({ text, value, description }: Option): Offer {
  return { value: value ?? '', text: text.text, description: description?.text };
}

/** What an element offers, from its own list or from the workspace. */
export function offersOf(element: InteractiveElement, screen: Screen): OfferGroup[] {
  if ('option_groups' in element && element.option_groups !== undefined)
    return element.option_groups.map(({ label, options }) => ({
      label: label.text,
      offers: options.map(offerOf),
    }));
  if ('options' in element && element.options !== undefined)
    return [{ label: undefined, offers: element.options.map(offerOf) }];
  if (element.type.includes('users_select')) return [{ label: undefined, offers: people(screen) }];
  if (element.type.includes('channels_select'))
    return [{ label: undefined, offers: places(screen, ['public']) }];
  return [{ label: undefined, offers: places(screen, ['public', 'private']) }];
}

function people({ users }: Screen): Offer[] {
  return users
    .filter(({ isBot, isActive }) => !isBot && isActive)
    .map(({ id, realName }) => ({ value: id, text: realName, description: undefined }));
}

function places({ channels }: Screen, kinds: readonly string[]): Offer[] {
  return channels
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, name }) => ({ value: id, text: `#${name}`, description: undefined }));
}

/** The values an element shows before anybody touches it. */
export function initialValues(element: InteractiveElement): string[] {
  const found = Object.entries(element).find(([name]) => name.startsWith('initial_'))?.[1];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.flatMap((one) => {
    if (typeof one === 'string' || typeof one === 'number') return [String(one)];
    return isOption(one) ? [one.value] : [];
  });
}

function isOption(value: unknown): value is { value: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    typeof value.value === 'string'
  );
}
