/** The environment: what stands in it must not be told by accident. */
export function ownVariables(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
