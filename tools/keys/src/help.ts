/** What `--help` prints. */
export const HELP = `API keys for GraphQL, and who may see whom.

  pnpm keys create <name> [--days <n>|never] [whom]     makes a key, and shows it this once
  pnpm keys list [--json]                               which there are, and when they were used
  pnpm keys rotate <name> [--days …] [--overlap-hours <n>]
                                                        another key in the place of one; the old one is
                                                        good for 24 hours more, or as many as are said
  pnpm keys revoke <name>                               or hh_…: no process takes it any more from now on

  pnpm keys allow <principal> <whom>                    what somebody may see, in place of before
  pnpm keys disallow <principal>
  pnpm keys rules [--json]                              what the store says; a file (HALFHOUR_ACCESS) may
                                                        say more
  --help, --version

Whom: --admin (everybody, and may change shifts and have a past read), or any of --agents, --teams,
--queues, --groups, --divisions, each with ids of Genesys and commas between; --reports: those whom the
person leads. A key that is given nobody sees whom the file says.
Principal: key:<name>, jwt:<subject>, claim:<name>=<value>, slack:<e-mail>, slackGroup:<id>.
Days: for how many a key is good, 365 when nothing is said.

A key is sent as \`Authorization: Bearer hh_…\`. Of it only a salted hash is kept: one that is lost can't be
found again. The settings are those of the apps, in the environment or .env: DATABASE_URL, HALFHOUR_DATA,
POSTGRES_BIN_DIR.

Exit codes: 0 done · 1 full disk, or a defect · 2 the command line or settings can't be used, or there is
no such key · 3 trouble with PostgreSQL · 130 interrupted · 141 the reader of the output stopped
`;
