/** What `--help` prints. */
export const HELP = `Reads Genesys Cloud into the store, as the apps do while they run.

  pnpm sync                            keeps the store fresh until Ctrl-C
  pnpm sync --once                     reads what is due, and ends
  pnpm sync --from <when> --to <when>  reads a past as well, and ends
  pnpm sync --status [--json]          how far it is; nothing is read
  --help, --version

When: an instant (2026-11-20T08:00Z), or a date or time on the clock of HALFHOUR_ZONE (2026-11-20).
A past is read by whole days, the newest first; stopped in the middle, it goes on the next time.
Any number of processes may do this at once: they share the work and the request budget.

The settings are those of the apps, in the environment or .env. HALFHOUR_SYNC says whose half hours
are read (all, teams:…, queues:…), HALFHOUR_RETENTION_DAYS for how many days they are kept.

Exit codes: 0 done · 1 full disk, or a defect · 2 the command line or settings can't be used ·
3 trouble with Genesys Cloud or PostgreSQL · 130 interrupted · 141 the reader of the output stopped
`;
