import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { runReport, settings } from './command.ts';
import { useOrganisation } from './organisation.ts';

const organisation = useOrganisation();

async function figures(format: 'csv' | 'json', ...args: readonly string[]): Promise<string> {
  const { url, window } = organisation();
  const ended = await runReport([...window, '--format', format, ...args], settings(url));
  expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
  return ended.stdout;
}

/** Reads as RFC 4180 says, and no more leniently. */
function strictly(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, record_delimiter: '\r\n' });
}

it('tells of every active agent and half hour what really happened', async () => {
  const { simulator, activeAgents, fromMs, toMs } = organisation();
  const rows = strictly(await figures('csv'));
  const told = new Map(rows.map((row) => [`${row['agent_id']} ${row['start_utc']}`, row]));
  const truth = simulator.truth({ fromMs, toMs, agentIds: [...activeAgents] });
  for (const { agentId, halfHours } of truth.agents) {
    for (const { start, worked, busy, conversations, tHoldElsewhere } of halfHours) {
      expect(told.get(`${agentId} ${start}`), `${agentId} ${start}`).toMatchObject({
        worked_talk_ms: String(worked.tTalk),
        worked_hold_ms: String(worked.tHold),
        worked_acw_ms: String(worked.tAcw),
        worked_contacting_ms: String(worked.tContacting),
        worked_dialing_ms: String(worked.tDialing),
        worked_handle_ms: String(worked.tHandle),
        worked_hold_elsewhere_ms: String(tHoldElsewhere),
        worked_conversations: String(conversations),
        busy_ms: String(busy),
      });
    }
  }
  expect(rows).toHaveLength(activeAgents.length * 40);
});

/** What CSV calls the numbers of JSON. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  worked: {
    tTalk: 'worked_talk_ms',
    tHold: 'worked_hold_ms',
    tAcw: 'worked_acw_ms',
    tContacting: 'worked_contacting_ms',
    tDialing: 'worked_dialing_ms',
    tHandle: 'worked_handle_ms',
    tHoldElsewhere: 'worked_hold_elsewhere_ms',
    conversations: 'worked_conversations',
  },
  booked: {
    tHandle: 'booked_handle_ms',
    tTalkComplete: 'booked_talk_complete_ms',
    tHeldComplete: 'booked_held_complete_ms',
    tAcw: 'booked_acw_ms',
    handled: 'booked_handled',
  },
  presence: {
    loggedIn: 'logged_in_ms',
    onQueue: 'on_queue_ms',
    interacting: 'interacting_ms',
    communicating: 'communicating_ms',
    idle: 'idle_ms',
    notResponding: 'not_responding_ms',
  },
};

type Cell = string | number | null;
type Group = Readonly<Record<string, Cell>>;

interface JsonInterval {
  readonly [name: string]: Cell | Group | undefined;
  readonly start: string;
  readonly end: string;
  readonly startLocal: string;
  readonly state: string;
  readonly busy: number | null;
  readonly utilization: number | null;
  readonly occupancy: number | null;
}

interface JsonReport {
  readonly agents: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly intervals: readonly JsonInterval[];
  }[];
}

/** A half hour of JSON as a row of CSV, without the moment at which it was read. */
function asRow(interval: JsonInterval): Record<string, string> {
  const { start, end, startLocal, state, busy, utilization, occupancy } = interval;
  const numbers = Object.entries(NAMES).flatMap(([name, columns]) => {
    const group = interval[name];
    if (typeof group !== 'object' || group === null) return [];
    return Object.entries(group).map(([metric, value]) => [columns[metric] ?? metric, cell(value)]);
  });
  return {
    start_utc: start,
    end_utc: end,
    start_local: startLocal,
    state,
    busy_ms: cell(busy),
    utilization: cell(utilization),
    occupancy: cell(occupancy),
    ...Object.fromEntries(numbers),
  };
}

function cell(value: Cell): string {
  return value === null ? '' : String(value);
}

it.each(['worked', 'booked'])('tells the same %s figures in CSV as in JSON', async (family) => {
  const [csv, json] = await Promise.all([
    figures('csv', '--family', family),
    figures('json', '--family', family),
  ]);
  const { agents }: JsonReport = JSON.parse(json);
  const rows = strictly(csv).map(({ as_of: _asOf, ...row }) => row);
  const expected = agents.flatMap(({ id, name, intervals }) =>
    intervals.map((interval) => ({
      agent_id: id,
      agent_name: name ?? '',
      zone: 'Europe/London',
      ...asRow(interval),
    })),
  );
  expect(rows).toEqual(expected);
});

it('tells of the agents who were asked for, and only of work in the media asked for', async () => {
  const { busyAgent } = organisation();
  const json = await figures('json', '--agents', busyAgent, '--media', 'screenshare');
  const report: JsonReport = JSON.parse(json);
  expect(report).toMatchObject({ mediaTypes: ['screenshare'], agents: [{ id: busyAgent }] });
  const worked = report.agents[0]?.intervals.map((interval) => interval['worked']);
  expect(worked).toHaveLength(40);
  for (const one of worked ?? []) expect(one).toMatchObject({ tHandle: 0, conversations: 0 });
});
