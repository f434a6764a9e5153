/** What `--help` prints. */
export const HELP = `Erases an agent from the store, for good.

  pnpm forget <agent id>              asks first
  pnpm forget <agent id> --dry-run    only counts what there is
  pnpm forget <agent id> --yes        asks nobody
  --help, --version

The id is Genesys’ user id. Erased are numbers, conversations, restatements, name, memberships, places
in schedules and shifts, and digests that name them. They stay erased: whatever is read of them later is
not kept, and nobody is told of them, though Genesys Cloud knows them still. There is no way back.

Who asked for their numbers stays written down, without id and name, for HALFHOUR_AUDIT_DAYS. What Slack,
copies of the store and the logs hold is yours to erase: docs/privacy.md.

The store is the one of the apps, by DATABASE_URL or HALFHOUR_DATA, and the apps may run.

Exit codes: 0 done · 1 a defect of Halfhour · 2 the command line or settings can't be used, or it was not
confirmed · 3 trouble with PostgreSQL · 130 interrupted
`;
