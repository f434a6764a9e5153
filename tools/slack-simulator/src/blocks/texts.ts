import * as z from 'zod';

/** A string of at least one and at most so many characters. */
export function line(most: number) {
  return z.string().min(1).max(most);
}

/** What every block may have. */
export const blockId = { block_id: z.string().max(255).exactOptional() };

/** Text as it is typed, without formatting. */
export function plainText(most = 3000) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: line(most),
    emoji: z.boolean().exactOptional(),
  });
}

/** Text with Slack's own markup. */
export function mrkdwn(most = 3000) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: line(most),
    verbatim: z.boolean().exactOptional(),
  });
}

/** Either kind of text. */
export function anyText(most = 3000) {
  return z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);
}

/** An address on the web. */
export const webUrl = z.url({ protocol: /^https?$/ }).max(3000);

/** Where an image is: on the web, or a file that was uploaded. */
const picture = {
  alt_text: line(2000),
  image_url: webUrl.exactOptional(),
  slack_file: z
    .union([z.strictObject({ id: line(255) }), z.strictObject({ url: webUrl })])
    .exactOptional(),
};

const hasOnePlace = (image: { image_url?: string; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

const ONE_PLACE = 'must define either `image_url` or `slack_file`, and not both';

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...picture })
  .refine(hasOnePlace, ONE_PLACE);

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    ...blockId,
    title: plainText(2000).exactOptional(),
    ...picture,
  })
  .refine(hasOnePlace, ONE_PLACE);

export type TextObject = z.infer<ReturnType<typeof anyText>>;
export type ImageElement = z.infer<typeof imageElement>;
