/**
 * What was asked of a store can't be done with this target, file or schema. One line: what is
 * wrong, what is expected. Nothing was changed.
 */
export class StoreInputError extends Error {
  override readonly name = 'StoreInputError';
}

/** The disk on which a database keeps its data is full. Nothing was changed. */
export class StoreDiskFullError extends Error {
  override readonly name = 'StoreDiskFullError';
}
