import { Transform } from 'node:stream';

const NEWLINE = 10;

/** Lets rows of COPY's text through, and tells after each chunk how many have gone by. */
export function rowCounter(tell: (rows: number) => void): Transform {
  let rows = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) rows++;
      tell(rows);
      done(null, chunk);
    },
  });
}
