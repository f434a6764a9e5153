import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type StartedSlackSimulator, startSlackSimulator } from '../src/index.ts';
import { findChromium } from './env.ts';
import { call, HOSTILE, pageApp } from './page-app.ts';

const executablePath = findChromium();
const HOW_TO_GET_ONE =
  'There is no Chromium: install one (on Debian: apt-get install chromium) or say where it is in the variable CHROMIUM.';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let slack: StartedSlackSimulator;
let page: Page;
let trouble: string[];

beforeAll(async () => {
  if (executablePath === undefined) console.warn(HOW_TO_GET_ONE);
  else browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

afterAll(async () => {
  if (executablePath !== undefined) await browser.close();
});

beforeEach(async ({ skip }) => {
  skip(executablePath === undefined, HOW_TO_GET_ONE);
  const users = [
    { name: 'Hana Ivanov', email: 'hana@example.com' },
    { name: HOSTILE, email: 'emre@example.com' },
  ];
  slack = await startSlackSimulator({ users, app: pageApp(() => slack.simulator) });
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  trouble = [];
  page.on('console', (said) => {
    if (said.type() === 'error') trouble.push(said.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(slack.url)) trouble.push(`asked ${request.url()}`);
  });
  await page.goto(slack.url);
});

afterEach(async () => {
  if (executablePath === undefined) return;
  await page.close();
  await slack.close();
  if (trouble.length > 0) throw new Error(`The page had trouble: ${trouble.join('; ')}`);
});

/** Types in the message box and presses Enter. */
async function say(text: string): Promise<void> {
  await page.getByLabel('Message or command').fill(text);
  await page.keyboard.press('Enter');
}

/** The message that is the answer to a command. */
async function ask() {
  await say('/utilization today');
  const answer = page.getByRole('article').filter({ hasText: 'Only visible to you' });
  await answer.waitFor();
  return answer;
}

const log = () => page.getByRole('log', { name: 'Messages' });

test('a command is typed and its private answer is drawn, block by block', async () => {
  const answer = await ask();
  expect(await answer.getByRole('heading', { name: 'Utilization today' }).count()).toBe(1);
  expect(
    await answer.getByRole('img', { name: 'Half hours. Utilization: 08:00 70, 08:30 71' }).count(),
  ).toBe(1);
  expect(await answer.locator('strong', { hasText: '74 %' }).count()).toBe(1);
  expect(await answer.locator('em', { hasText: 'GMT' }).count()).toBe(1);
  await page.getByLabel('You are').selectOption({ index: 1 });
  await answer.waitFor({ state: 'detached' });
});

test('nothing that a name says is run or becomes markup', async () => {
  const answer = await ask();
  await page.getByLabel('You are').selectOption({ index: 1 });
  await say(HOSTILE);
  await page.getByRole('article', { name: HOSTILE }).waitFor();
  await page.getByLabel('You are').selectOption({ index: 0 });
  await answer.waitFor();
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(await log().locator('img, script').count()).toBe(0);
  // In the table and in the rich text; in markup, what stands in angle brackets is a link.
  expect(await answer.getByText(HOSTILE).count()).toBe(2);
  expect(await answer.getByText('not a link').count()).toBe(1);
  const links = answer.locator('a');
  expect(await links.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
});

test('a button is told to the app once it was confirmed, and what comes of it appears', async () => {
  const answer = await ask();
  await answer.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('Everybody will see it.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(slack.simulator.messages('team-leads')).toEqual([]);
  await answer.getByRole('button', { name: 'Share' }).click();
  await dialog.getByRole('button', { name: 'Yes, share' }).click();
  await log().getByText('Shared with everybody').waitFor();
  expect(slack.simulator.messages('team-leads')).toHaveLength(1);
});

test('menus, dots and the button beside a text work', async () => {
  const answer = await ask();
  await answer.getByLabel('Agent', { exact: true }).selectOption('bela');
  await log().getByText('Pressed agent bela').waitFor();
  await answer.getByLabel('More actions').click();
  await answer.getByRole('button', { name: 'heat map' }).click();
  await log().getByText('Pressed more heat map').waitFor();
  await answer.getByRole('button', { name: 'How?' }).click();
  await log().getByText('Pressed how').waitFor();
  expect(slack.simulator.ephemerals('Hana Ivanov')).toHaveLength(4);
});

test('a form is filled in with the keyboard alone, refused, mended and taken', async () => {
  const answer = await ask();
  await answer.getByRole('button', { name: 'Subscribe' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Subscribe' });
  await form.waitFor();
  await page.keyboard.type('London');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await form.getByText('Use a zone like Europe/London.').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Europe/London');
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'hidden' });
  await answer.getByRole('button', { name: 'Subscribe' }).click();
  await form.waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  expect(slack.simulator.modals('Hana Ivanov')).toEqual([]);
});

test('a required input that is empty is said under it, and the form is not sent', async () => {
  await (await ask()).getByRole('button', { name: 'Subscribe' }).click();
  const form = page.getByRole('dialog', { name: 'Subscribe' });
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Please complete this required field.').first().waitFor();
  expect(await form.getByRole('alert').count()).toBe(2);
});

test('the Home tab is opened, and the app hears of it', async () => {
  await page.getByRole('button', { name: 'Home' }).click();
  await log().getByRole('heading', { name: 'Utilization today' }).waitFor();
  expect(slack.simulator.home('Hana Ivanov')?.blocks).toHaveLength(2);
});

test('edits, replies and deletions are seen as they happen', async () => {
  const { simulator } = slack;
  await call(simulator, 'chat.postMessage', { channel: 'team-leads', text: 'Provisional' });
  await log().getByText('Provisional').waitFor();
  const { ts, channelId: channel } = await simulator.waitForMessage({ text: 'Provisional' });
  await call(simulator, 'chat.update', { channel, ts, text: 'Settled' });
  await log().getByText('(edited)').waitFor();
  await call(simulator, 'chat.postMessage', { channel, text: '3 late calls', thread_ts: ts });
  await page.getByRole('button', { name: '1 reply' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('3 late calls').waitFor();
  expect(await log().getByText('3 late calls').count()).toBe(0);
  await thread.getByLabel('Reply').fill('Thanks');
  await page.keyboard.press('Enter');
  await thread.getByText('Thanks').waitFor();
  await call(simulator, 'chat.delete', { channel, ts });
  await log().getByText('Settled').waitFor({ state: 'detached' });
});

/** Uploads a file as the bot does; gives its id. */
async function upload(filename: string, bytes: Buffer): Promise<string> {
  const length = bytes.byteLength;
  const announced = await call(slack.simulator, 'files.getUploadURLExternal', { filename, length });
  const { upload_url: url, file_id: id } = announced;
  await fetch(String(url), { method: 'POST', body: new Uint8Array(bytes) });
  return String(id);
}

test('a picture is shown and a table can be downloaded', async () => {
  const files = [
    { id: await upload('day.png', PIXEL), title: 'day.png' },
    { id: await upload('agents.csv', Buffer.from('agent,busy\n')), title: 'agents.csv' },
  ];
  const leads = slack.simulator.channels().find(({ name }) => name === 'team-leads');
  const sharing = { files, channel_id: leads?.id };
  await call(slack.simulator, 'files.completeUploadExternal', sharing);
  const picture = log().getByRole('img', { name: 'day.png' });
  await picture.waitFor();
  expect(await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth)).toBe(1);
  const downloading = page.waitForEvent('download');
  await log()
    .getByRole('link', { name: /agents\.csv/ })
    .click();
  expect((await downloading).suggestedFilename()).toBe('agents.csv');
});

test('a table is paged through and sorted', async () => {
  const table = (await ask()).getByRole('table', { name: 'Everybody' });
  const shown = async () => table.locator('tbody th').allTextContents();
  expect(await shown()).toEqual(['Agent 30', 'Agent 10']);
  await page.getByRole('button', { name: 'Next' }).click();
  expect(await shown()).toEqual(['Agent 20']);
  await table.getByRole('button', { name: 'Busy' }).click();
  expect(await shown()).toEqual(['Agent 10', 'Agent 20']);
  await table.getByRole('button', { name: 'Busy' }).click();
  expect(await shown()).toEqual(['Agent 30', 'Agent 20']);
});

test('an app that cannot be reached is told by Slackbot and by a notice', async () => {
  const answer = await ask();
  slack.simulator.connect('http://127.0.0.1:9/slack/events');
  await answer.getByRole('button', { name: 'How?' }).click();
  await page.getByRole('status').getByText('The app cannot be reached').waitFor();
  await say('/utilization');
  await log().getByText('/utilization failed with the error "dispatch_failed"').waitFor();
  expect(slack.simulator.messages('team-leads')).toEqual([]);
});

test('on a phone nothing is wider than the screen, and channels are behind a button', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await ask();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  const general = page.getByRole('button', { name: '# general' });
  expect(await general.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Channels' }).click();
  await general.click();
  await page.getByRole('heading', { name: '# general' }).waitFor();
  expect(await general.isVisible()).toBe(false);
});

test('who looks where is in the address', async () => {
  await page.getByRole('button', { name: '# general' }).click();
  const heading = page.getByRole('heading', { name: '# general' });
  await heading.waitFor();
  await page.reload();
  await heading.waitFor();
  expect(page.url()).toBe(`${slack.url}/#U00000001/C00000001`);
});
