import { type AccessMode, createAccess, type ReportDeps } from '@halfhour/core';
import { at, memoryWorld, type MemoryWorld } from '@halfhour/core/testing';
import { createSlackSimulator, type SlackSimulatorOptions } from '@halfhour/slack-simulator';
import { createBot } from '../src/app.ts';
import type { AskDeps } from '../src/ask/ask.ts';
import { createPeople } from '../src/ask/people.ts';
import { createLog, type Log } from '../src/log/log.ts';
import { createHttp } from '../src/http.ts';
import type { BotDeps } from '../src/listeners/bot-deps.ts';
import { noDigests } from '../src/listeners/digests.ts';
import { createListening } from '../src/listeners/listening.ts';
import { createHttpReceiver } from '../src/receiver/receiver.ts';
import manifest from '../manifest.json' with { type: 'json' };
import { createSlackApi } from '../src/slack/slack-api.ts';
import { createTasks } from '../src/tasks.ts';

/** Somebody of the simulated workspace. */
export const HANA = 'hana.ivanov.1@example.com';

export const TOKEN = 'xoxb-1234567890-a-token-of-a-test';
export const SIGNING_SECRET = 'a-signing-secret-of-a-test';

const SCOPES = manifest.oauth_config.scopes.bot;

/** What a test may say of its world; all of it has a default. */
export interface WorldWords {
  readonly world?: Partial<MemoryWorld>;
  /** @default 14:00 */
  readonly now?: string;
  readonly report?: Partial<ReportDeps>;
  /** Hears of every reading of numbers. */
  readonly watch?: (request: Parameters<ReportDeps['source']['readAgentDays']>[0]) => void;
  /** How waiting for Slack is done. @default not at all */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly ask?: Partial<AskDeps>;
  readonly bot?: Partial<Omit<BotDeps, 'log'>>;
  readonly slack?: SlackSimulatorOptions;
  /** Who may see whom. @default open: everybody all */
  readonly access?: AccessMode;
}

/** The bot and a workspace, in this process and without a port. */
export function botWorld(words: WorldWords = {}) {
  const nowMs = at(words.now ?? '14:00');
  const simulator = createSlackSimulator({
    token: TOKEN,
    signingSecret: SIGNING_SECRET,
    scopes: SCOPES,
    ...words.slack,
  });
  const lines: string[] = [];
  const log: Log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const inSimulator = async (url: string | URL, init?: object) =>
    simulator.fetch(new Request(url, init));
  const slack = createSlackApi({
    token: TOKEN,
    url: `${simulator.url}/api/`,
    fetch: inSimulator,
    wait: words.wait ?? (async () => undefined),
    log,
  });
  const world = memoryWorld({ agents: ['anna', 'bea'], asOfMs: nowMs - 60_000, ...words.world });
  const { directory, orgChart } = world;
  const report: ReportDeps = {
    source: {
      ...world.source,
      async readAgentDays(request) {
        words.watch?.(request);
        return world.source.readAgentDays(request);
      },
    },
    directory,
    nowMs: () => nowMs,
    settleMs: 30 * 60_000,
    ...words.report,
  };
  const emailOf = createPeople(slack);
  const tasks = createTasks({ mostMs: 60_000 });
  const receiver = createHttpReceiver({
    signingSecret: SIGNING_SECRET,
    nowMs: () => Date.now(),
    log,
  });
  const deps: BotDeps = {
    ask: {
      report,
      access: createAccess({ mode: words.access ?? 'open', orgChart, directory }),
      emailOf,
      agentIdOf: async (slackUserId, signal) => {
        const { agents } = await orgChart.withEmail((await emailOf(slackUserId)) ?? '', signal);
        return agents[0]?.id;
      },
      zone: 'Europe/London',
      keptSinceMs: () => null,
      silence: async () => null,
      shiftsOf: async () => [],
      ...words.ask,
    },
    slack,
    listening: createListening({ log, tasks }),
    digests: noDigests,
    // Drawing has tests of its own; here it counts where the picture goes.
    render: async ({ svg }) => Buffer.from(svg),
    sharesNames: false,
    slowMs: 2500,
    log,
    ...words.bot,
  };
  createBot({ ...deps, receiver, fetch: inSimulator });
  const http = createHttp({
    slack: async (request) => receiver.fetch(request),
    isReady: async () => true,
    isClosing: tasks.isClosing,
  });
  simulator.connect(http);
  return {
    simulator,
    http,
    tasks,
    deps,
    log,
    /** Everything logged so far, a line each. */
    lines,
    /** Types `/utilization …` in #team-leads. */
    type: async (text: string, user = HANA, channel = 'team-leads') =>
      simulator.command({ user, channel, text }),
  };
}
