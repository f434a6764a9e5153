/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/**
 * A name for comparing: without case, accents and punctuation, in words with one space between.
 * `Łukasz O’Brien-Żak` is `lukasz obrien zak`.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}'’]/gu, '')
    .replaceAll(/[æđðıłøœßþ]/gu, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[\p{P}\s]+/gu, ' ')
    .trim();
}
