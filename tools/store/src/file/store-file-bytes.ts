import type { StoreContents, TransferProgress } from '@halfhour/core';
import { END_OF_TABLE, FORMAT, FORMAT_VERSION, type Header } from './header.ts';
import { newlinesIn } from './newlines.ts';

/** What is in a file before it is compressed: the header, and each table's rows with their end. */
export async function* storeFileBytes(
  contents: StoreContents,
  onProgress: (progress: TransferProgress) => void,
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(headerOf(contents))}\n`);
  for (const table of contents.tables) {
    let rows = 0;
    for await (const chunk of contents.rowsOf(table)) {
      rows += newlinesIn(chunk);
      onProgress({ step: 'copy', table: table.name, rows, of: table.rows });
      yield chunk;
    }
    yield Buffer.from(`${END_OF_TABLE}\n`);
  }
}

function headerOf({ schema, days, sequences, tables }: StoreContents): Header {
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    writtenAt: new Date().toISOString(),
    schema: [...schema],
    days,
    sequences: [...sequences],
    tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
  };
}
