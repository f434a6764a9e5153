import type { SlackSimulator } from '../src/index.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });
const points = (value: number) =>
  ['08:00', '08:30'].map((label, index) => ({ label, value: value + index }));

/** What a hostile name tries. */
export const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>';

/** One answer with every kind of block and element the page knows. */
const BLOCKS = [
  { type: 'header', text: plain('Utilization today') },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: `*74 %* of ${HOSTILE} <javascript:window.hacked=3|not a link>` },
    accessory: { type: 'button', action_id: 'how', text: plain('How?') },
  },
  { type: 'section', fields: [{ type: 'mrkdwn', text: '*Handle*\n5:40' }] },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'As of 14:30 _GMT_' }] },
  { type: 'divider' },
  {
    type: 'data_visualization',
    title: 'Half hours',
    chart: {
      type: 'bar',
      series: [{ name: 'Utilization', data: points(70) }],
      axis_config: { categories: ['08:00', '08:30'] },
    },
  },
  {
    type: 'data_table',
    caption: 'Everybody',
    page_size: 2,
    rows: [
      [raw('Agent'), raw('Busy')],
      ...[30, 10, 20].map((value) => [
        raw(`Agent ${value}`),
        { type: 'raw_number', value, text: `${value} %` },
      ]),
    ],
  },
  { type: 'table', rows: [[raw('Agent')], [raw(HOSTILE)]] },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: HOSTILE, style: { bold: true } }],
      },
    ],
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'share',
        text: plain('Share'),
        confirm: {
          title: plain('Share it?'),
          text: plain('Everybody will see it.'),
          confirm: plain('Yes, share'),
        },
      },
      { type: 'button', action_id: 'subscribe', text: plain('Subscribe') },
      {
        type: 'static_select',
        action_id: 'agent',
        placeholder: plain('Agent'),
        options: ['ada', 'bela'].map(option),
      },
      { type: 'overflow', action_id: 'more', options: ['csv', 'heat map'].map(option) },
    ],
  },
];

function raw(text: string) {
  return { type: 'raw_text', text };
}

const FORM = {
  type: 'modal',
  title: plain('Subscribe'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'zone',
      label: plain('Zone'),
      element: { type: 'plain_text_input', action_id: 'zone' },
    },
    {
      type: 'input',
      block_id: 'days',
      label: plain('Days'),
      element: { type: 'checkboxes', action_id: 'days', options: ['mon', 'tue'].map(option) },
    },
  ],
};

/** Calls the Web API as the bot does. */
export async function call(
  simulator: SlackSimulator,
  method: string,
  args: object,
): Promise<Record<string, unknown>> {
  const headers = {
    authorization: 'Bearer xoxb-simulator',
    'content-type': 'application/json; charset=utf-8',
  };
  const init = { method: 'POST', headers, body: JSON.stringify(args) };
  const response = await simulator.fetch(new Request(`${simulator.url}/api/${method}`, init));
  return JSON.parse(await response.text());
}

interface Payload {
  type: string;
  trigger_id: string;
  response_url: string;
  user: { id: string };
  actions: [{ action_id: string; selected_option?: { value: string } }];
  view: { state: { values: { zone: { zone: { value: string } } } } };
}

/** A small app, to try the page with. @param simulator - asked when a request has come */
export function pageApp(simulator: () => SlackSimulator) {
  return async (request: Request): Promise<Response> => {
    const body = await request.text();
    if (body.startsWith('{')) return openHome(simulator(), JSON.parse(body));
    const form = new URLSearchParams(body);
    if (form.has('command')) return Response.json({ text: 'Utilization', blocks: BLOCKS });
    const payload: Payload = JSON.parse(form.get('payload') ?? '{}');
    return payload.type === 'view_submission'
      ? takeForm(payload)
      : takeAction(payload, simulator());
  };
}

async function openHome(simulator: SlackSimulator, { event }: { event: { user: string } }) {
  const view = { type: 'home', blocks: BLOCKS.slice(0, 2) };
  await call(simulator, 'views.publish', { user_id: event.user, view });
  return new Response();
}

function takeForm({ view }: Payload): Response {
  return view.state.values.zone.zone.value.includes('/')
    ? new Response()
    : Response.json({
        response_action: 'errors',
        errors: { zone: 'Use a zone like Europe/London.' },
      });
}

async function takeAction(payload: Payload, simulator: SlackSimulator): Promise<Response> {
  const [{ action_id: id, selected_option: chosen }] = payload.actions;
  if (id === 'subscribe') {
    await call(simulator, 'views.open', { trigger_id: payload.trigger_id, view: FORM });
    return new Response();
  }
  const answer =
    id === 'share'
      ? { text: 'Shared with everybody', response_type: 'in_channel' }
      : { text: `Pressed ${[id, chosen?.value].join(' ')}` };
  await fetch(payload.response_url, { method: 'POST', body: JSON.stringify(answer) });
  return new Response();
}
