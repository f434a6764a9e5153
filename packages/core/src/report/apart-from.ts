import type { Directory } from './source.ts';

/** The directory for a scope: nothing of it is remembered from what others have asked. */
export function apartFrom(directory: Directory, scope: string): Directory {
  return directory.apart?.(scope) ?? directory;
}
