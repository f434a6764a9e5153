import type { DigestEvent, GenesysEvent, StatementEvent, SyncEvent } from '@halfhour/core';
import type { SlackCall } from '../metrics/listeners.ts';
import type { Done, Told } from './traces.ts';

/** A request to Genesys as a part of a trace; `null`: the event is of something else. */
export function genesysDone(event: GenesysEvent): Done | null {
  if (event.kind !== 'request') return null;
  const { method, route, status, durationMs, attempt } = event;
  const isGood = status !== null && status < 400;
  return {
    name: `${method} ${route}`,
    durationMs,
    attributes: {
      'peer.service': 'genesys-cloud',
      'http.request.method': method,
      'url.template': route,
      ...(status === null ? {} : { 'http.response.status_code': status }),
      ...(attempt === 1 ? {} : { 'http.request.resend_count': attempt - 1 }),
    },
    failure: isGood ? null : String(status ?? 'no answer'),
  };
}

/** A statement as a part of a trace. Neither its text nor a value of it goes there. */
export function statementDone({ verb, table, durationMs, failure }: StatementEvent): Done {
  const summary = table === null ? verb : `${verb} ${table}`;
  return {
    name: summary,
    durationMs,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': verb,
      'db.query.summary': summary,
      ...(table === null ? {} : { 'db.collection.name': table }),
      ...(failure === null ? {} : { 'db.response.status_code': failure }),
    },
    failure,
  };
}

/** A call of Slack's Web API as a part of a trace. */
export function slackDone({ method, outcome, durationMs }: SlackCall): Done {
  return {
    name: `slack ${method}`,
    durationMs,
    attributes: { 'peer.service': 'slack', 'rpc.method': method },
    failure: outcome === 'ok' ? null : outcome,
  };
}

/** What a read of the sync came to; `null`: the event is no end of one. */
export function syncTold(event: SyncEvent): Told | null {
  if (event.kind === 'odd') return null;
  if (event.kind !== 'read') {
    const failure = event.kind === 'failed' ? event.trouble.reason : event.kind;
    return { attributes: { 'halfhour.outcome': failure }, failure };
  }
  const { conversations, rows, restatements } = event;
  return {
    attributes: {
      'halfhour.outcome': 'read',
      'halfhour.conversations': conversations,
      'halfhour.rows': rows,
      'halfhour.restatements': restatements,
    },
    failure: null,
  };
}

/** What a step of a digest came to: its kind, and no reason, in which Slack may name somebody. */
export function digestTold({ kind }: DigestEvent): Told {
  const isWell = !['failed', 'untold', 'trouble'].includes(kind);
  return { attributes: { 'halfhour.outcome': kind }, failure: isWell ? null : kind };
}
