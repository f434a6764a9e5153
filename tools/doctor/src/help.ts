/** What `--help` prints. */
export const HELP = `Looks whether everything that Halfhour needs is there, and says what to do.

  pnpm run doctor           a line for each thing that was looked into
  pnpm run doctor --json    the same for a program
  --help, --version

(\`pnpm doctor\` without \`run\` is a command of pnpm itself.)

Looked into are the settings of both apps, the database, Genesys Cloud (login, region, clock, every
permission) and Slack (token, scopes, the channels of digests). Nothing is changed: no schema is
brought up to date, nothing is posted, and of people nothing is read. No line holds a secret.

Green is as it should be. Yellow works, and is worth a look. Red is in the way of something.

Exit codes: 0 nothing is red · 1 something is, or a defect of Halfhour · 2 the command line can't be
used · 130 interrupted
`;
