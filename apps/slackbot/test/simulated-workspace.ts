import type { Message } from '@halfhour/slack-simulator';
import { botWorld, HANA } from './bot-world.ts';
import type { OpenWorkspace, Told } from './workspace.ts';

/** A workspace of our own simulator. */
export const openSimulated: OpenWorkspace = async (world) => {
  const { simulator, tasks, type } = botWorld({ world });
  const told = new Map<Told, Message>();
  const remembered = (message: Message): Told => {
    told.set(message, message);
    return message;
  };
  return {
    type: async (text) => remembered(await (await type(text)).answer()),
    async press(on, actionId) {
      const message = told.get(on);
      if (message === undefined) throw new Error('This message was not told here.');
      const exchange = await simulator.press({ user: HANA, message, actionId });
      return { answer: async () => remembered(await exchange.answer()) };
    },
    posted: async () => simulator.messages('team-leads').map((message) => JSON.stringify(message)),
    files: async () =>
      new Map(simulator.files().map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])),
    async openHome(text) {
      await simulator.openHome(HANA);
      const home = await simulator.waitFor(text, () => {
        const view = simulator.home(HANA);
        return JSON.stringify(view).includes(text) ? view : undefined;
      });
      return JSON.stringify(home.blocks);
    },
    async modal(text) {
      const modal = await simulator.waitFor(text, () =>
        simulator.modals(HANA).find((view) => JSON.stringify(view).includes(text)),
      );
      return JSON.stringify(modal.blocks);
    },
    settled: async () => tasks.drain(10_000),
    close: async () => undefined,
  };
};
