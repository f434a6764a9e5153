import { expect, it } from 'vitest';
import { createLog } from '../log/log.ts';
import type { Reply } from '../send/reply.ts';
import { createTasks } from '../tasks.ts';
import { createListening } from './listening.ts';

/** A listener's wrapper, and what happened in order. */
function listening(reply: Partial<Reply> = {}) {
  const happened: string[] = [];
  const log = createLog('info', { write: (line) => void happened.push(JSON.parse(line).msg) });
  const tasks = createTasks({ mostMs: 1000 });
  const told: Reply = {
    tell: async ([{ text }]) => {
      happened.push(`told ${text.split('\n')[0]?.replace(/ref \w+/u, 'ref')}`);
    },
    ...reply,
  };
  const heard = {
    kind: () => {
      happened.push('kind');
      return 'ask';
    },
    ack: async () => {
      happened.push('ack');
    },
    reply: told,
  };
  return { listen: createListening({ log, tasks }), heard, happened, tasks };
}

it('acknowledges before anything else', async () => {
  const { listen, heard, happened } = listening();
  await listen(heard, async () => {
    happened.push('work');
    return 'answered';
  });
  expect(happened).toEqual(['ack', 'kind', 'work', 'slack']);
});

it('does nothing when it can’t acknowledge', async () => {
  const { listen, heard, happened } = listening();
  await expect(
    listen({ ...heard, ack: hungUp }, async () => {
      happened.push('work');
      return 'answered';
    }),
  ).rejects.toThrow('hung up');
  expect(happened).toEqual([]);
});

it('tells whoever waits that it failed, and never rejects', async () => {
  const { listen, heard, happened } = listening();
  await listen(heard, async () => {
    throw new Error('No.');
  });
  expect(happened).toEqual([
    'ack',
    'kind',
    'something went wrong',
    'told Something went wrong (ref), nothing was posted.',
    'slack',
  ]);
});

it('logs that nobody could be told', async () => {
  const { listen, heard, happened } = listening({ tell: noWay });
  await listen(heard, async () => {
    throw new Error('No.');
  });
  expect(happened).toEqual([
    'ack',
    'kind',
    'something went wrong',
    'nobody could be told',
    'slack',
  ]);
});

it('begins nothing once the end is near', async () => {
  const { listen, heard, happened, tasks } = listening();
  await tasks.drain(0);
  await listen(heard, async () => 'answered');
  expect(happened).toEqual(['ack']);
});

async function hungUp(): Promise<never> {
  throw new Error('Slack has hung up.');
}

async function noWay(): Promise<never> {
  throw new Error('No way is left.');
}
