import type { ConversationLegs } from '../to-legs.ts';

/** A conversation of which only the legs were read. */
export class ScannedConversation {
  readonly legs: ConversationLegs;
  readonly #page: Uint8Array;
  readonly #from: number;
  readonly #to: number;

  /** It stands in the JSON of the page between these bytes. */
  constructor(legs: ConversationLegs, page: Uint8Array, from: number, to: number) {
    this.legs = legs;
    this.#page = page;
    this.#from = from;
    this.#to = to;
  }

  /** The whole of it, as JSON. */
  json(): Uint8Array {
    return this.#page.subarray(this.#from, this.#to);
  }

  /** The whole of it, as `JSON.parse` makes it. */
  parsed(): unknown {
    return JSON.parse(new TextDecoder().decode(this.json()));
  }
}
