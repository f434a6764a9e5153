/** A flag that makes no sense, told in one line. */
export class UsageError extends Error {}
