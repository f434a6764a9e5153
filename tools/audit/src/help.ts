/** What `--help` prints. */
export const HELP = `Tells who asked for whose numbers, the oldest first.

  pnpm run audit-log [--from <when>] [--to <when>] [--who <principal>] [--about <agent id>]
                     [--format table|csv|json]
  --help, --version

When: an instant (2026-11-20T08:00Z), or a date or time on the clock of HALFHOUR_ZONE (2026-11-20).
Without --from and --to: the last seven days. --who is one as the log calls them: key:<name>,
jwt:<subject>, slack:<user id>, anyone. --about finds by Genesys’ user id, also somebody who was
forgotten: their id is not kept, and yet known again.

A csv has ids of agents with spaces between; a json is an object a line. Of agents who were forgotten
only the count is left.

The store is the one of the apps, by DATABASE_URL or HALFHOUR_DATA. With HALFHOUR_SYNC=off nothing is
kept, and what there is stands in the logs of the apps: lines with the message “audit”.

Exit codes: 0 done · 1 a defect of Halfhour · 2 the command line or settings can't be used ·
3 trouble with PostgreSQL · 130 interrupted · 141 the reader of the output stopped reading
`;
