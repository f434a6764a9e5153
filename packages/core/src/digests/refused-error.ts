/**
 * A digest can't be written, and to try again would not help: nobody may be shown it any more, say.
 * The message is a sentence for the owner of its subscription, without a name.
 */
export class DigestRefusedError extends Error {
  override readonly name = 'DigestRefusedError';
}
