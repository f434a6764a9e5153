import { expect, test } from 'vitest';
import { EMRE, HANA, world } from './client.ts';

const plain = (text: string) => ({ type: 'plain_text', text });

function modal(fields: object = {}) {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain('Form'),
    submit: plain('Save'),
    blocks: [input('zone')],
    ...fields,
  };
}

function input(id: string, fields: object = {}) {
  return {
    type: 'input',
    block_id: id,
    label: plain(id),
    element: { type: 'plain_text_input', action_id: id },
    ...fields,
  };
}

/** A workspace with a form open, and an app that answers forms with what it is told to. */
async function opened(view = modal()) {
  let answer: unknown;
  let payload: Record<string, unknown> = {};
  const app = async (request: Request) => {
    const form = new URLSearchParams(await request.text());
    payload = JSON.parse(form.get('payload') ?? '{}');
    if (form.has('trigger_id')) payload = Object.fromEntries(form);
    return answer === undefined ? new Response() : Response.json(answer);
  };
  const made = world({ app });
  const trigger = async () => {
    await made.simulator.command({ user: HANA, channel: 'team-leads' });
    return String(payload['trigger_id']);
  };
  const { body } = await made.call('views.open', { trigger_id: await trigger(), view });
  return {
    ...made,
    trigger,
    opened: body.view,
    payload: () => payload,
    answerWith: (value: unknown) => {
      answer = value;
    },
    titles: () => made.simulator.modals(HANA).map(({ title }) => title?.text),
  };
}

test('a trigger opens one modal, within three seconds', async () => {
  const { call, trigger, pass } = await opened();
  const used = await trigger();
  expect((await call('views.open', { trigger_id: used, view: modal() })).body.ok).toBe(true);
  expect((await call('views.open', { trigger_id: used, view: modal() })).body.error).toBe(
    'exchanged_trigger_id',
  );
  const late = await trigger();
  pass(3001);
  expect((await call('views.open', { trigger_id: late, view: modal() })).body.error).toBe(
    'expired_trigger_id',
  );
});

test('three modals lie on each other, and no fourth', async () => {
  const { call, trigger, titles } = await opened();
  const push = async (title: string) => {
    const view = modal({ title: plain(title) });
    return (await call('views.push', { trigger_id: await trigger(), view })).body;
  };
  expect((await push('Second')).ok).toBe(true);
  expect((await push('Third')).ok).toBe(true);
  expect((await push('Fourth')).error).toBe('push_limit_reached');
  expect(titles()).toEqual(['Form', 'Second', 'Third']);
});

test('a view is updated by its id, unless it has changed meanwhile', async () => {
  const { call, opened: shown, titles } = await opened();
  const view = modal({ title: plain('Changed') });
  const update = async () => call('views.update', { view_id: shown.id, hash: shown.hash, view });
  expect((await update()).body.ok).toBe(true);
  expect((await update()).body.error).toBe('hash_conflict');
  expect(titles()).toEqual(['Changed']);
});

test('a form is sent with what was filled in and what it was opened with', async () => {
  const view = modal({
    private_metadata: 'kept',
    blocks: [
      input('zone'),
      input('note', { optional: true }),
      input('days', {
        element: {
          type: 'checkboxes',
          action_id: 'days',
          options: ['mon', 'tue'].map((value) => ({ text: plain(value), value })),
          initial_options: [{ text: plain('tue'), value: 'tue' }],
        },
      }),
    ],
  });
  const { simulator, opened: shown, payload, titles } = await opened(view);
  const { ack } = await simulator.submit({
    user: HANA,
    view: shown,
    values: { zone: 'Europe/London' },
  });
  expect(ack?.status).toBe(200);
  expect(payload()).toMatchObject({
    type: 'view_submission',
    view: {
      callback_id: 'form',
      private_metadata: 'kept',
      state: {
        values: {
          zone: { zone: { type: 'plain_text_input', value: 'Europe/London' } },
          note: { note: { value: null } },
          days: { days: { selected_options: [{ value: 'tue' }] } },
        },
      },
    },
  });
  expect(titles()).toEqual([]);
});

test('a form with an empty required input is not sent', async () => {
  const { simulator, opened: shown, payload } = await opened();
  const submitted = await simulator.submit({ user: HANA, view: shown });
  expect(submitted).toEqual({
    ack: undefined,
    errors: { zone: 'Please complete this required field.' },
  });
  expect(payload()).not.toHaveProperty('view');
});

test.each([
  [{ response_action: 'errors', errors: { zone: 'No zone.' } }, ['Form'], { zone: 'No zone.' }],
  [{ response_action: 'update', view: modal({ title: plain('Done') }) }, ['Done'], {}],
  [{ response_action: 'push', view: modal({ title: plain('More') }) }, ['Form', 'More'], {}],
  [{ response_action: 'clear' }, [], {}],
])('an app answers a form with %o', async (answer, titlesAfter, errors) => {
  const { simulator, opened: shown, answerWith, titles } = await opened();
  answerWith(answer);
  const submitted = await simulator.submit({ user: HANA, view: shown, values: { zone: 'x' } });
  expect(submitted.errors).toEqual(errors);
  expect(titles()).toEqual(titlesAfter);
});

test('an error for a block that is no input is a mistake of the app', async () => {
  const { simulator, opened: shown, answerWith } = await opened();
  answerWith({ response_action: 'errors', errors: { zoen: 'x' } });
  await expect(
    simulator.submit({ user: HANA, view: shown, values: { zone: 'x' } }),
  ).rejects.toThrow('blocks that are no inputs: zoen');
});

test('closing a form is told only when the app asked for it', async () => {
  const quiet = await opened();
  expect(await quiet.simulator.closeModal({ user: HANA, view: quiet.opened })).toBeUndefined();
  const {
    simulator,
    opened: shown,
    payload,
    titles,
  } = await opened(modal({ notify_on_close: true }));
  await simulator.closeModal({ user: HANA, view: shown });
  expect(payload()).toMatchObject({ type: 'view_closed', is_cleared: false });
  expect(titles()).toEqual([]);
});

test('a form belongs to who opened it', async () => {
  const { simulator, opened: shown } = await opened();
  expect(simulator.modals(EMRE)).toEqual([]);
  await expect(simulator.submit({ user: EMRE, view: shown })).rejects.toThrow('has no modal');
});

test('everybody has a Home tab of their own', async () => {
  const { simulator, call, userId } = await opened();
  const view = { type: 'home', blocks: [{ type: 'divider' }] };
  await call('views.publish', { user_id: userId(HANA), view });
  expect(simulator.home(HANA)?.blocks).toEqual([{ type: 'divider' }]);
  expect(simulator.home(EMRE)).toBeUndefined();
});
