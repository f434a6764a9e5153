/** Asks the first time, with what it is given then, and gives the same answer again. */
export function once<Given extends unknown[], Answer>(
  ask: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  let asking: Promise<Answer> | undefined;
  return async (...given) => (asking ??= ask(...given));
}
