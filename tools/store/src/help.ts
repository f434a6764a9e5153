/** What `--help` prints. */
export const HELP = `Looks into the store, copies it, saves it and brings it back.

  pnpm run store info [--json]         where it is, how big, which half hours are in it
  pnpm run store copy --to <where>     into an empty store: a postgres:// URL or a directory
  pnpm run store export --to <file>    into a file, whole or not at all
  pnpm run store import --from <file>  from such a file, into an empty store
  --help, --version

(\`pnpm store\` without \`run\` is a command of pnpm itself.)

The store is the one of the apps, by the settings in the environment or .env:
  DATABASE_URL      a PostgreSQL 15 or later; unset: an embedded one in HALFHOUR_DATA
  HALFHOUR_DATA     a directory (.halfhour at the root of the repository)
  POSTGRES_BIN_DIR  other binaries for embedded servers, such as /usr/lib/postgresql/15/bin

A copy or a file is of one moment, whatever is written meanwhile. What arrives is counted and
compared by checksums before it is kept. Nothing that has rows is ever overwritten, and whatever
fails, or when you press Ctrl-C, nothing is half done. A password need not be in the URL: PGPASSWORD
and ~/.pgpass are heeded.

Examples

  Where is it, and how big?
    pnpm run store info
  Move to a server:
    pnpm run store copy --to postgres://halfhour@db.example.com/halfhour
  Move back from the server that DATABASE_URL names:
    pnpm run store copy --to ./.halfhour
  A backup, and the way over a major version of PostgreSQL:
    pnpm run store export --to halfhour.store.gz
    pnpm run store import --from halfhour.store.gz

Exit codes: 0 done · 1 full disk, or a defect · 2 the command line, settings, file or target can't
be used · 3 trouble with PostgreSQL · 130 interrupted · 141 the reader of the output stopped reading
`;
