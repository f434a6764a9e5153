import { type AccessMode, createAccess, type Grant, type ReportDeps } from '@halfhour/core';
import { at, memoryWorld, type MemoryWorld, type Watched } from '@halfhour/core/testing';
import type { FetchFunction } from '@slack/web-api';
import { DEFAULT_BANDS } from '../src/answer/bands.ts';
import { createBot } from '../src/app.ts';
import type { AskDeps } from '../src/ask/ask.ts';
import { createMentioned } from '../src/ask/mentioned.ts';
import { createPeople } from '../src/ask/people.ts';
import { createUserGroups } from '../src/ask/user-groups.ts';
import { createTurns } from '../src/ask/turns.ts';
import { createHttp } from '../src/http.ts';
import type { BotDeps } from '../src/listeners/bot-deps.ts';

import { createListening } from '../src/listeners/listening.ts';
import { createLog, type Log } from '../src/log/log.ts';
import { createHttpReceiver } from '../src/receiver/receiver.ts';
import { createSlackApi, type SlackApi } from '../src/slack/slack-api.ts';
import { createTasks } from '../src/tasks.ts';

export const TOKEN = 'xoxb-1234567890-a-token-of-a-test';
export const SIGNING_SECRET = 'a-signing-secret-of-a-test';

/** What a test may say of its bot; all of it has a default. */
export interface BotWords {
  readonly world?: Partial<MemoryWorld>;
  /** @default 14:00 */
  readonly now?: string;
  readonly report?: Partial<ReportDeps>;
  /** Hears of every reading of numbers. */
  readonly watch?: (request: Parameters<ReportDeps['source']['readAgentDays']>[0]) => void;
  /** What lies between what is asked and what it is answered from. @default nothing */
  readonly watched?: Watched;
  /** How waiting for Slack is done. @default not at all */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly ask?: Partial<AskDeps>;
  readonly bot?: Partial<Omit<BotDeps, 'log'>>;
  /** How long an answer through its address may take, ms. @default the bot's own */
  readonly respondMs?: number;
  /** Who may see whom. @default open: everybody all */
  readonly access?: AccessMode;
  /** The rules of the policy. @default none */
  readonly grants?: readonly Grant[];
}

/** Where Slack is. */
export interface SlackPlace {
  readonly url: string;
  readonly fetch: FetchFunction;
}

/** The bot in this process, without a port. */
export function makeBot(place: SlackPlace, words: BotWords) {
  const lines: string[] = [];
  const log: Log = createLog('debug', { write: (line: string) => void lines.push(line) });
  const wait = words.wait ?? (async () => undefined);
  const slack = createSlackApi({ ...place, token: TOKEN, wait, log });
  const tasks = createTasks({ mostMs: 60_000 });
  const receiver = createHttpReceiver({
    signingSecret: SIGNING_SECRET,
    nowMs: () => Date.now(),
    log,
  });
  const deps: BotDeps = {
    ask: askDeps(slack, words),
    slack,
    listening: createListening({ log, tasks }),
    managed: null,
    // Drawing has tests of its own; here it counts where the picture goes.
    render: async ({ svg }) => Buffer.from(svg),
    sharesNames: false,
    // Later than any answer: only the tests of slowness are about it.
    slowMs: 60_000,
    log,
    ...words.bot,
  };
  const { respondMs } = words;
  createBot({
    ...deps,
    receiver,
    fetch: place.fetch,
    ...(respondMs === undefined ? {} : { respondMs }),
  });
  const http = createHttp({
    slack: async (request) => receiver.fetch(request),
    readiness: {
      status: async () => (tasks.isClosing() ? 'closing' : 'ready'),
      isClosing: tasks.isClosing,
    },
  });
  return {
    http,
    tasks,
    deps,
    log,
    /** Everything logged so far, a line each. */
    lines,
  };
}

function askDeps(slack: SlackApi, words: BotWords): AskDeps {
  const nowMs = at(words.now ?? '14:00');
  const { watched: between = (_name, port) => port } = words;
  const world = memoryWorld({ agents: ['anna', 'bea'], asOfMs: nowMs - 60_000, ...words.world });
  const source = between('source', world.source);
  const directory = between('directory', world.directory);
  const orgChart = between('org chart', world.orgChart);
  const watched: typeof source = {
    ...source,
    async readAgentDays(request) {
      words.watch?.(request);
      return source.readAgentDays(request);
    },
  };
  return {
    report: {
      source: watched,
      directory,
      nowMs: () => nowMs,
      settleMs: 30 * 60_000,
      ...words.report,
    },
    access: createAccess({
      mode: words.access ?? 'open',
      grants: async () => words.grants ?? [],
      orgChart,
      directory,
    }),
    personOf: createPeople(slack),
    audit: { note: () => undefined },
    isInUserGroup: createUserGroups(slack),
    agentIdOf: createMentioned({ slack, orgChart }),
    zone: 'Europe/London',
    bands: DEFAULT_BANDS,
    keptSinceMs: () => null,
    silence: async () => null,
    nextTurn: createTurns(),
    shifts: null,
    ...words.ask,
  };
}
