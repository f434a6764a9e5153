import { expect, it } from 'vitest';
import { answerForm, type FormAck, type FormResult } from './answer-form.ts';

/** A form that is sent off, and what Slack and the person were told of it, in order. */
function sent() {
  const told: string[] = [];
  const ack: FormAck = async (answer) => {
    told.push(answer.response_action === 'errors' ? JSON.stringify(answer.errors) : 'updated');
  };
  return {
    told,
    ways: {
      ack,
      reply: {
        tell: async ([{ text }]: readonly [{ text: string }, ...unknown[]]) => void told.push(text),
      },
    },
  };
}

const WRONG: FormResult = { kind: 'wrong', errors: { name: 'Taken by <late>.' } };
const DONE: FormResult = { kind: 'done', message: [{ text: 'Kept.' }], outcome: 'kept' };

it('acknowledges a form with what is wrong, or with what came of it in its place', async () => {
  const { told, ways } = sent();
  await answerForm(Promise.resolve(WRONG), ways);
  await answerForm(Promise.resolve(DONE), ways);
  expect(told).toEqual(['{"name":"Taken by <late>."}', 'updated']);
});

it('tells in the place of the form what takes longer than Slack waits', async () => {
  const { told, ways } = sent();
  const { promise, resolve } = Promise.withResolvers<FormResult>();
  const answered = answerForm(promise, ways, 0);
  await expect.poll(() => told).toEqual(['updated']);
  resolve(WRONG);
  expect(await answered).toBe('refused: name');
  expect(told).toEqual(['updated', 'Taken by &lt;late&gt;.']);
});

it('acknowledges what fails, so that it can be told that it did', async () => {
  const { told, ways } = sent();
  await expect(answerForm(Promise.reject(new Error('No.')), ways)).rejects.toThrow('No.');
  expect(told).toEqual(['updated']);
});
