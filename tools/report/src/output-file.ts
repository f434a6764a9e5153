import { wholeFile } from '@halfhour/command';
import type { Output } from './output.ts';

/**
 * The file that `--out` names. Opened before anything is read from Genesys, so that nobody waits for
 * a report that has nowhere to go.
 *
 * @throws UsageError when the file can't be written
 */
export async function outputFile(path: string): Promise<Output> {
  const file = await wholeFile({
    path,
    flag: '--out',
    mode: 0o666,
    otherwise: '; without --out the report goes to standard output',
  });
  return {
    write: async (text) => file.write(text),
    async commit() {
      await file.commit();
    },
    abandon: async () => file.abandon(),
  };
}
