import { expect, it } from 'vitest';
import { noticeMessage } from './notice-message.ts';

it('tells the text as it is, in one section', () => {
  expect(noticeMessage('I don’t know `x`.\nTry `today`.')).toEqual([
    {
      text: 'I don’t know `x`.\nTry `today`.',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'I don’t know `x`.\nTry `today`.' } },
      ],
    },
    { text: 'I don’t know `x`.\nTry `today`.' },
  ]);
});

it('offers what could have been meant as buttons that ask again, and counts the others', () => {
  const choices = Array.from({ length: 12 }, (_, index) => ({
    name: `Al ${index}`,
    question: `today agent:"Al ${index}"`,
  }));
  const [{ blocks = [] }] = noticeMessage('12 agents match `al`: choose one.', choices);
  expect(blocks[1]).toMatchObject({
    elements: expect.arrayContaining([
      expect.objectContaining({
        action_id: 'answer_choose:1',
        value: 'today agent:"Al 0"',
        text: { type: 'plain_text', text: 'Al 0', emoji: false },
      }),
    ]),
  });
  expect(blocks[2]).toMatchObject({ text: { text: 'and 2 others: type more of it.' } });
});
