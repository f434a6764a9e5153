import type { Screen } from '../../control/screen.ts';
import { HOME, readAddress, writeAddress } from './address.ts';
import { perform, readScreen, readUsers } from './api.ts';
import { wireComposer } from './composer.ts';
import { byId, el } from './dom.ts';
import { setMenu, wireMenu } from './menu.ts';
import { showModal, wireModal } from './modal.ts';
import { notice, told } from './notices.ts';
import { placeOf, showPlace } from './place.ts';
import { showSidebar } from './sidebar.ts';
import { showThread } from './thread.ts';

const who = byId('who', HTMLSelectElement);
let screen: Screen | undefined;
let thread: string | undefined;
let reading: Promise<void> | undefined;
let isStale = false;

await start();

async function start(): Promise<void> {
  const people = (await readUsers()).filter(({ isBot, isActive }) => !isBot && isActive);
  who.append(...people.map(({ id, realName }) => el('option', { value: id }, realName)));
  const { user } = readAddress();
  if (people.some(({ id }) => id === user)) who.value = user;
  who.addEventListener('change', () => look(undefined));
  wireMenu();
  wireModal();
  wireComposer(
    byId('composer', HTMLFormElement),
    byId('message-box', HTMLTextAreaElement),
    // Who is chosen writes, also while the screen is still that of who was chosen before.
    () => screen && { user: who.value, channel: placeOf(screen, readAddress().place) },
  );
  await refresh();
  const changes = new EventSource('/_simulator/changes');
  changes.addEventListener('message', () => void refresh());
  // What happened while the connection was away is seen as soon as it is back.
  changes.addEventListener('open', () => void refresh());
}

/** Reads the screen anew; what happens while it is read is read once more afterwards. */
async function refresh(): Promise<void> {
  isStale = true;
  reading ??= readWhileStale().finally(() => {
    reading = undefined;
  });
  await reading;
}

async function readWhileStale(): Promise<void> {
  try {
    while (isStale) {
      isStale = false;
      screen = await readScreen(who.value);
      show(screen);
    }
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
  }
}

function show(seen: Screen): void {
  const place = placeOf(seen, readAddress().place);
  writeAddress(seen.me.id, place);
  const actions = { openThread: look, closeThread: () => look(undefined) };
  showSidebar(seen, place, go);
  showPlace(seen, place, actions);
  showThread(seen, thread, actions);
  showModal(seen);
}

/** Opens a thread, or none. @param ts - its first message */
function look(ts: string | undefined): void {
  thread = ts;
  void refresh();
}

function go(place: string): void {
  writeAddress(who.value, place);
  setMenu(false);
  if (place === HOME) void told(async () => perform('openHome', { user: who.value }));
  look(undefined);
}
