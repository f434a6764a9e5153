import { SettingsError } from '@halfhour/core';
import { expect, it } from 'vitest';
import { devEnvironment } from '../src/env.ts';
import { chooseSlack } from '../src/slack.ts';
import { freePort } from '../src/usual-port.ts';

it('has the simulator call the bot at SLACK_PORT', async () => {
  const port = String(await freePort(0));
  const slack = await chooseSlack(devEnvironment({ SLACK_PORT: port }), undefined);
  await slack.stop();
  expect(slack.variables['SLACK_PORT']).toBe(port);
});

it('says what is wrong with SLACK_PORT before anything is started', () => {
  expect(() => devEnvironment({ SLACK_PORT: 'http' })).toThrow(SettingsError);
});
