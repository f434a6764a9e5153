/** What `--help` prints. */
export const HELP = `What every agent did in every half hour, from Genesys Cloud.

  pnpm report [flags]

  --from <when>     where the window begins (the day on which it ends, from midnight)
  --to <when>       where it ends; that instant is not part of it (now)
  --agents <ids>    Genesys user ids, with commas (every active agent)
  --teams <ids>     the members of these teams; with --agents, those who are in one of them
  --queues <ids>    only work for these queues; alone, the queues' members are meant
  --media <types>   only work in these media: voice, callback, chat, email, message, …
  --family <name>   worked: time in the half hour in which it happened (this is the default)
                    booked: each metric whole where Genesys books it, to reconcile with its screens
                    started: each metric whole where its conversation started
  --format <name>   table, csv or json (what --out ends with; table on a terminal, otherwise csv)
  --zone <name>     IANA time zone of local times (HALFHOUR_ZONE, otherwise the machine's)
  --out <file>      write a file, whole or not at all (standard output)
  --partial         print what could be read even when Genesys did not let us read everything
  --help, --version

<when> is an instant (2026-11-20T08:00Z, 2026-11-20T08:00+01:00) or a time on the clock of --zone:
2026-11-20T08:00, or 2026-11-20 for the midnight with which that day begins. Windows are widened to
whole half hours and have 31 days at the most.

The settings are those of the apps, from the environment or .env: GENESYS_CLIENT_ID,
GENESYS_CLIENT_SECRET, GENESYS_ENV, … (.env.example has them all). To try it without Genesys Cloud:
\`pnpm simulator\` in another terminal, and \`cp .env.example .env\`.

Examples

  Today so far, everybody:
    pnpm report
  One shift of two agents:
    pnpm report --from 2026-11-20T08:00Z --to 2026-11-20T16:00Z --agents id,id
  A local day for a spreadsheet:
    pnpm report --from 2026-11-20 --to 2026-11-21 --zone Europe/London --out friday.csv
  What Genesys' screens show, for one queue's calls:
    pnpm report --from 2026-11-20 --queues id --media voice --family booked
  The id of an agent:
    pnpm report --format csv | grep -m 1 'Ada'

Exit codes: 0 done · 1 full disk, or a defect · 2 the question, the settings or the file can't be
used · 3 trouble with Genesys · 130 interrupted · 141 the reader of the output stopped reading
`;
