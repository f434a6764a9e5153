/** A command line that makes no sense as it stands, told in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
