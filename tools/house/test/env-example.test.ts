import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import * as graphql from '../../../apps/graphql/src/env.ts';
import * as slackbot from '../../../apps/slackbot/src/env.ts';
import * as store from '../../store/src/env.ts';
import * as sync from '../../sync/src/env.ts';

const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
const names = text
  .split('\n')
  .filter((line) => /^[A-Z]/u.test(line))
  .map((line) => line.slice(0, line.indexOf('=')));

it('names every setting of the apps and the store exactly once in .env.example, and no other', () => {
  const apps = [graphql, slackbot, store, sync];
  const settings = new Set(apps.flatMap((app) => app.ENV_NAMES));
  expect(names.toSorted()).toEqual([...settings].toSorted());
});

it('gives values in .env.example with which every app starts', () => {
  const values = parseEnv(text);
  expect(graphql.readEnv(values)).toMatchObject({
    GENESYS_CLIENT_ID: 'simulator',
    GENESYS_GATEWAY_URL: 'http://127.0.0.1:4010',
  });
  expect(slackbot.readEnv(values)).toMatchObject({ SLACK_PORT: 3000 });
  expect(store.readEnv(values)).toEqual(store.readEnv({}));
});

it('says of every setting what it is', () => {
  const lines = text.split('\n');
  const unexplained = names.filter((name) => {
    const above = lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1] ?? '';
    return !above.startsWith('# ') && !/_(HOST|PORT|SECRET)$/u.test(name);
  });
  expect(unexplained).toEqual([]);
});
