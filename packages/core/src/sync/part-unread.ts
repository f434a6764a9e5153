import type { Unread } from '../report/source.ts';

/** Something of a read could not be had, as its reader tells it. */
export class PartUnread extends Error {
  override readonly name = 'PartUnread';
  readonly unread: Unread;

  constructor(unread: Unread) {
    super(unread.message);
    this.unread = unread;
  }
}
