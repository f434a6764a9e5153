import { perform } from './api.ts';
import { told } from './notices.ts';

/** Where what is typed goes. */
export interface Recipient {
  user: string;
  channel: string;
  threadTs?: string;
}

/** Makes a form send what is typed, as a message or, when it begins with a slash, as a command. */
export function wireComposer(
  form: HTMLFormElement,
  box: HTMLTextAreaElement,
  recipient: () => Recipient | undefined,
): void {
  let lastSent = '';
  const send = () => {
    const to = recipient();
    const text = box.value.trim();
    if (text === '' || to === undefined) return;
    lastSent = text;
    box.value = '';
    void told(async () => sendText(text, to));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
    if (event.key === 'ArrowUp' && box.value === '') {
      event.preventDefault();
      box.value = lastSent;
    }
  });
}

async function sendText(text: string, to: Recipient) {
  if (!text.startsWith('/')) {
    await perform('say', { ...to, text });
    return {};
  }
  const [command = ''] = text.split(/\s/);
  const { user, channel } = to;
  // When the app does not take it, Slackbot says so in the channel.
  await perform('command', { user, channel, command, text: text.slice(command.length).trim() });
  return {};
}
