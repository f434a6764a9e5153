/** Texts that come again and again; the last one of each slot is kept. */
const SLOTS = 1 << 12;
/** Longer ones are not kept, bytes: an id has 36. */
const LONGEST = 40;
/** Shorter ones are not kept either, bytes: four are looked at in one go. */
const SHORTEST = 4;

/** Texts that were read before, so that one that comes often is not made again each time. */
class KnownTexts {
  readonly #texts = Array.from({ length: SLOTS }, () => '');
  readonly #bytes = new DataView(new ArrayBuffer(SLOTS * LONGEST));

  /** The text between these bytes, in Latin-1; `null` when it is not known. */
  at(page: DataView, from: number, to: number): string | null {
    const length = to - from;
    if (length < SHORTEST || length > LONGEST) return null;
    const slot = slotOf(page, from, to);
    const known = this.#texts[slot];
    if (known === undefined || known.length !== length) return null;
    return this.#isSame(slot * LONGEST, page, from, to) ? known : null;
  }

  /** Keeps a text that stands between these bytes, in the place of another. */
  keep(text: string, page: DataView, from: number, to: number): void {
    const length = to - from;
    if (length < SHORTEST || length > LONGEST) return;
    const slot = slotOf(page, from, to);
    this.#texts[slot] = text;
    for (let index = 0; index < length; index += 1) {
      this.#bytes.setUint8(slot * LONGEST + index, page.getUint8(from + index));
    }
  }

  #isSame(keptFrom: number, page: DataView, from: number, to: number): boolean {
    const bytes = this.#bytes;
    const lastFour = to - 4;
    const ahead = keptFrom - from;
    for (let index = from; index < lastFour; index += 4) {
      if (bytes.getInt32(ahead + index, true) !== page.getInt32(index, true)) return false;
    }
    return bytes.getInt32(ahead + lastFour, true) === page.getInt32(lastFour, true);
  }
}

/** What all scans share. */
export const KNOWN_TEXTS = new KnownTexts();

/** Ids differ anywhere: their first and last four letters are enough to spread. */
function slotOf(page: DataView, from: number, to: number): number {
  const hash =
    Math.imul(page.getInt32(from, true) ^ (to - from), 0x9e_37_79_b1) ^ page.getInt32(to - 4, true);
  return (Math.imul(hash, 0x85_eb_ca_6b) >>> 20) & (SLOTS - 1);
}
