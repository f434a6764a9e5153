import type { Delivery } from '../../app/deliver.ts';
import type { MenuOption } from '../../blocks/options.ts';
import type { Screen } from '../../control/screen.ts';

/** Where an element is that the person uses. */
export type Surface = { message: { channelId: string; ts: string } } | { view: { id: string } };

/** An element that the person uses, and where it is. */
type Used = Surface & { user: string; actionId: string; blockId: string };

/** What a person does, by the name of the simulator's control. */
interface Controls {
  command: { user: string; channel: string; command: string; text: string };
  say: { user: string; channel: string; text: string; threadTs?: string };
  press: Used;
  choose: Used & { value: string | readonly string[] };
  submit: { user: string; view: { id: string }; values: Record<string, string | string[]> };
  closeModal: { user: string; view: { id: string } };
  openHome: { user: string };
  suggest: Used & { query: string };
}

/** What comes back: how the app acknowledged it, where the app was asked. */
interface Outcome {
  ack?: Delivery;
  errors?: Record<string, string>;
}

/** Does something as the person. Throws with the simulator's own words when it cannot be done. */
export async function perform<Name extends keyof Controls>(
  name: Name,
  body: Controls[Name],
): Promise<Outcome> {
  return readJson<Outcome>(
    await fetch(`/_simulator/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** What the app offers for what was typed in a menu. */
export async function suggestions(query: Controls['suggest']): Promise<readonly MenuOption[]> {
  return readJson<readonly MenuOption[]>(
    await fetch('/_simulator/suggest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    }),
  );
}

/** What this person sees. */
export async function readScreen(user: string): Promise<Screen> {
  return readJson<Screen>(await fetch(`/_simulator/screen?user=${encodeURIComponent(user)}`));
}

/** Everybody there is. */
export async function readUsers(): Promise<Screen['users']> {
  return readJson<Screen['users']>(await fetch('/_simulator/users'));
}

async function readJson<Value>(response: Response): Promise<Value> {
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(messageOf(body));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the simulator's own answer, of its own types
  return body as Value;
}

function messageOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'message' in body
    ? String(body.message)
    : 'The simulator did not take this.';
}
