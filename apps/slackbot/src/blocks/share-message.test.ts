import { expect, it } from 'vitest';
import { answered, IDLE, plain } from '../answer/testing.ts';
import { shareMessage } from './share-message.ts';

const WORLD = { agents: ['anna', 'bea'], presence: { anna: IDLE, bea: IDLE } };

it('tells a channel the team’s lines without the name of an agent, and has no buttons', async () => {
  const answer = await answered(WORLD, { agentNames: ['anna', 'bea'], by: 'agent' });
  const ladder = shareMessage(answer, { withNames: false });
  expect(JSON.stringify(ladder)).not.toMatch(/anna|bea|answer_/u);
  expect(plain(ladder?.at(-1)?.text ?? '')).toContain(
    '*2 agents · Today, Fri 20 Nov*\n09:00–12:00 GMT · 2 agents\n\n*Utilization 0 %*',
  );
  expect(ladder?.at(-1)?.text).toContain(
    '*Needs a look*\n• 2 agents under the band and idle for hours',
  );
});

it('names agents where the workspace allows it', async () => {
  const answer = await answered(WORLD, { agentNames: ['anna', 'bea'], by: 'agent' });
  const text = shareMessage(answer, { withNames: true })?.at(-1)?.text;
  expect(text).toContain('*anna and bea · Today');
  expect(text).toContain('• *bea*');
});

it('does not share what one agent did, whom everybody could guess', async () => {
  const answer = await answered({ agents: ['anna'] });
  expect(shareMessage(answer, { withNames: false })).toBeNull();
  expect(shareMessage(answer, { withNames: true })).not.toBeNull();
});

it('lists half hours for a channel, since they name nobody', async () => {
  const answer = await answered(WORLD, { by: 'interval' });
  expect(shareMessage(answer, { withNames: false })?.at(-1)?.text).toMatch(/^09:00 /mu);
});

it('says who shares it, where that is known', async () => {
  const answer = await answered(WORLD);
  const text = shareMessage(answer, { withNames: false, sharedBy: 'U0<1>' })?.at(-1)?.text;
  expect(text).toMatch(/\n\nShared by <@U01>\.$/u);
});
