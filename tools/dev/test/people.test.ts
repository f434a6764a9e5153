import { createSimulator } from '@halfhour/genesys-simulator';
import { createSlackSimulator } from '@halfhour/slack-simulator';
import { expect, it } from 'vitest';

it("knows the Slack simulator's people in the Genesys simulator, each by itself, but for the guest", () => {
  const agents = new Map(
    createSimulator()
      .scenario()
      .agents.map((agent) => [agent.email, agent]),
  );
  const people = createSlackSimulator()
    .users()
    .filter(({ isBot }) => !isBot);
  const strangers = people.filter(({ email }) => !agents.has(email ?? ''));
  expect(strangers.map(({ realName }) => realName)).toEqual(['Robin Guest']);
  for (const { email, zone } of people.filter((person) => !strangers.includes(person)))
    expect(agents.get(email ?? '')).toMatchObject({ zone, state: 'active' });
});
