import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from './metrics.ts';

const textOf = (file: string) =>
  readFileSync(new URL(`../../../../docs/monitoring/${file}`, import.meta.url), 'utf8');

interface Alerts {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
}
interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string };
}
interface Dashboard {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
}

const alerts: Alerts = parse(textOf('alerts.yaml'));
const dashboard: Dashboard = JSON.parse(textOf('dashboard.json'));
const rules = alerts.groups.flatMap((group) => group.rules);
const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const expressions = [...rules.map(({ expr }) => expr), ...asked];

/** The parts of PromQL that are not understood. */
function notUnderstood(expr: string): string[] {
  const parts: string[] = [];
  parser.parse(expr).iterate({
    enter({ type, from, to }) {
      if (type.isError) parts.push(expr.slice(from, to + 5));
    },
  });
  return parts;
}

it.each(expressions)('asks in PromQL: %s', (expr) => {
  expect(notUnderstood(expr)).toEqual([]);
  expect(notUnderstood(`${expr} )`)).not.toEqual([]);
});

it('asks for no metric that there is not', async () => {
  const text = await createMetrics().text({ kept: null, digests: null });
  const kinds = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gmu)];
  const names = new Set(
    kinds.flatMap(([, name = '', kind]) =>
      kind === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
    ),
  );
  const named = expressions.flatMap(
    (expr) => expr.match(/\b(?:halfhour|nodejs|process)_\w+/gu) ?? [],
  );
  expect(named.length).toBeGreaterThan(expressions.length - 1);
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});

it('says of every alert what it means', () => {
  expect(rules.filter(({ annotations }) => annotations.summary.length < 20)).toEqual([]);
});
