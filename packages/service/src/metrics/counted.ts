import { Counter, Histogram, type Registry } from 'prom-client';
import type { Answered, Listeners, SlackCall } from './listeners.ts';

/** Seconds in which answers come: people notice a tenth, and give up after some. */
const ANSWER_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const READ_SECONDS = [0.5, 1, 2.5, 5, 15, 60, 300];
const STATEMENT_SECONDS = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10];

/** What hears of everything that is counted. */
export interface Counted extends Listeners {
  readonly answered: (answer: Answered) => void;
  readonly responded: (status: number | 'aborted') => void;
  readonly turnedAway: (code: string) => void;
  readonly slackCalled: (call: SlackCall) => void;
}

/** Counts and times what happens. No label holds an id, or anything that somebody typed. */
export function createCounted(registry: Registry): Counted {
  const registers = [registry];
  return {
    ...requestsIn(registers),
    ...genesys(registers),
    ...sync(registers),
    ...digests(registers),
    ...database(registers),
    ...slack(registers),
  };
}

type Registers = Registry[];

function requestsIn(registers: Registers): Pick<Counted, 'answered' | 'responded' | 'turnedAway'> {
  const answers = new Histogram({
    name: 'halfhour_answer_seconds',
    help: 'Time from a question to its answer, by what was asked and how it came out.',
    labelNames: ['kind', 'outcome'],
    buckets: ANSWER_SECONDS,
    registers,
  });
  const responses = new Counter({
    name: 'halfhour_http_responses_total',
    help: 'HTTP responses, by status code; aborted: the client went away.',
    labelNames: ['status'],
    registers,
  });
  const turnedAway = new Counter({
    name: 'halfhour_turned_away_total',
    help: 'Requests that were not let in, by why; RATE_LIMITED: too many wrong keys or tokens had come.',
    labelNames: ['code'],
    registers,
  });
  return {
    turnedAway: (code) => turnedAway.inc({ code }),
    answered: ({ kind, outcome, durationMs }) =>
      answers.observe({ kind, outcome }, durationMs / 1000),
    responded: (status) => responses.inc({ status }),
  };
}

function genesys(registers: Registers): Pick<Counted, 'onGenesys'> {
  const requests = new Histogram({
    name: 'halfhour_genesys_request_seconds',
    help: 'Requests to Genesys Cloud, by endpoint and status code; none: there was no answer.',
    labelNames: ['endpoint', 'outcome'],
    buckets: CALL_SECONDS,
    registers,
  });
  const retries = new Counter({
    name: 'halfhour_genesys_retries_total',
    help: 'Requests to Genesys Cloud that failed and were tried again, by endpoint and error.',
    labelNames: ['endpoint', 'error'],
    registers,
  });
  const waited = new Counter({
    name: 'halfhour_genesys_budget_wait_seconds_total',
    help: 'Time that requests waited for their turn in the request budget.',
    registers,
  });
  const logins = new Counter({
    name: 'halfhour_genesys_logins_total',
    help: 'Logins at Genesys Cloud that gave a token.',
    registers,
  });
  return {
    onGenesys(event) {
      if (event.kind === 'login') logins.inc();
      else if (event.kind === 'budgetWait') waited.inc(event.waitedMs / 1000);
      else {
        const endpoint = `${event.method} ${event.route}`;
        if (event.kind === 'retry') retries.inc({ endpoint, error: event.error });
        else {
          const outcome = event.status ?? 'none';
          requests.observe({ endpoint, outcome }, event.durationMs / 1000);
        }
      }
    },
  };
}

function sync(registers: Registers): Pick<Counted, 'onSync'> {
  const reads = new Histogram({
    name: 'halfhour_sync_read_seconds',
    help: 'Reads of the sync that were kept, by what was read.',
    labelNames: ['task'],
    buckets: READ_SECONDS,
    registers,
  });
  const notKept = new Counter({
    name: 'halfhour_sync_reads_not_kept_total',
    help: 'Reads of the sync of which nothing was kept, by what was read and why.',
    labelNames: ['task', 'reason'],
    registers,
  });
  const rows = new Counter({
    name: 'halfhour_sync_rows_written_total',
    help: 'Rows that the sync wrote.',
    registers,
  });
  const restated = new Counter({
    name: 'halfhour_sync_restatements_total',
    help: 'Settled numbers that changed.',
    registers,
  });
  const leftOut = new Counter({
    name: 'halfhour_sync_left_out_total',
    help: 'Conversations that could not be understood, and types that are not known.',
    registers,
  });
  return {
    onSync(event) {
      if (event.kind === 'odd') leftOut.inc(event.times);
      else if (event.kind === 'read') {
        reads.observe({ task: event.task }, event.durationMs / 1000);
        rows.inc(event.rows);
        restated.inc(event.restatements);
      } else {
        const reason = event.kind === 'failed' ? event.trouble.reason : event.kind;
        notKept.inc({ task: event.task, reason });
      }
    },
  };
}

function digests(registers: Registers): Pick<Counted, 'onDigest'> {
  const events = new Counter({
    name: 'halfhour_digest_events_total',
    help: 'What became of digests in this process: sent, edited, failed, settled (not posted), …',
    labelNames: ['event'],
    registers,
  });
  return {
    onDigest: ({ kind }) => events.inc({ event: kind }),
  };
}

function database(registers: Registers): Pick<Counted, 'onStatement'> {
  const statements = new Histogram({
    name: 'halfhour_database_statement_seconds',
    help: 'Statements to the database, by their first word and how they came out.',
    labelNames: ['verb', 'outcome'],
    buckets: STATEMENT_SECONDS,
    registers,
  });
  return {
    onStatement: ({ verb, failure, durationMs }) =>
      statements.observe({ verb, outcome: failure === null ? 'ok' : 'failed' }, durationMs / 1000),
  };
}

function slack(registers: Registers): Pick<Counted, 'slackCalled'> {
  const calls = new Histogram({
    name: 'halfhour_slack_call_seconds',
    help: 'Calls of Slack’s Web API, by method and how they came out.',
    labelNames: ['method', 'outcome'],
    buckets: CALL_SECONDS,
    registers,
  });
  return {
    slackCalled: ({ method, outcome, durationMs }) =>
      calls.observe({ method, outcome }, durationMs / 1000),
  };
}
