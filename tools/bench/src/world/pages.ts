import { DateTime } from 'luxon';
import type { Simulator } from '@halfhour/genesys-simulator';
import { readWork } from '../measured.ts';
import { clientOver, watched } from './client.ts';
import { NOW_MS } from './organisation.ts';

/** The two UTC days that are measured, in whole days before the present. */
export const SPAN = {
  startMs: Date.parse('2026-11-18T00:00:00Z'),
  endMs: Date.parse('2026-11-20T00:00:00Z'),
};

/** What is known at this moment counts. */
export const AS_OF_MS = NOW_MS - 60_000;

/**
 * The JSON texts of all pages of conversation details that a question about everyone in {@link SPAN}
 * reads, as the simulator sends them: repeated conversations, customers and all.
 */
export async function detailsPages(simulator: Simulator): Promise<string[]> {
  const texts: string[] = [];
  const client = clientOver(
    watched(
      async (request) => simulator.fetch(request),
      (_query, text) => {
        texts.push(text);
      },
    ),
  );
  await readWork(
    {
      client,
      context: { priority: 'interactive' },
      span: SPAN,
      asOfMs: AS_OF_MS,
      agentIds: agentIdsOf(simulator),
      lookBackDays: 1,
      concurrency: 1,
    },
    () => undefined,
  );
  return texts;
}

/** Everybody, people who have left included. */
export function agentIdsOf(simulator: Simulator): string[] {
  return simulator.scenario().agents.map(({ id }) => id);
}

/** {@link SPAN} and {@link AS_OF_MS} for the baseline. */
export const LUXON_WINDOW = {
  from: utc(SPAN.startMs),
  to: utc(SPAN.endMs),
  asOf: utc(AS_OF_MS),
};

function utc(atMs: number): DateTime {
  return DateTime.fromMillis(atMs, { zone: 'utc' });
}
