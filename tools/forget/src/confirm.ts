import { UsageError } from '@halfhour/command';
import { createInterface } from 'node:readline/promises';

/** Where a person is asked. */
export interface Asked {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks a person to type the id again.
 *
 * @throws UsageError when they type anything else, and when there is nobody to be asked
 */
export async function confirm(
  agentId: string,
  { input, output }: Asked,
  signal: AbortSignal,
): Promise<void> {
  if (input.isTTY !== true) {
    throw new UsageError('There is nobody to be asked: say --yes, or --dry-run.');
  }
  const reader = createInterface({ input, output });
  try {
    const typed = await reader.question('There is no way back. Type the id again: ', { signal });
    if (typed.trim() !== agentId) throw new UsageError('That is another id: nothing was erased.');
  } finally {
    reader.close();
  }
}
