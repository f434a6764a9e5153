import { formatInstant, localDate, localDay } from '@halfhour/core';

const HOUR_MS = 3_600_000;

/** A query that answers something interesting at once: the working hours of yesterday. */
export function exampleQuery(nowMs: number, zone: string): string {
  const { span } = localDay(localDate(nowMs - 24 * HOUR_MS, zone), zone);
  const from = formatInstant(span.startMs + 9 * HOUR_MS);
  const to = formatInstant(span.startMs + 17 * HOUR_MS);
  return `# What five agents did yesterday in every half hour from 9 to 5 (${zone}).
# Worked numbers (tTalk, busy, …) are clipped to the half hour; booked ones are as Genesys shows them.
# Durations are milliseconds. Hold Ctrl and press Space to see what else there is.
query Yesterday {
  utilization(from: "${from}", to: "${to}", first: 5) {
    asOf
    total {
      tHandle
      busy
      utilization
      occupancy
      agentHalfHoursRead
      agentHalfHoursMissing
    }
    agents {
      nodes {
        agent {
          name
        }
        intervals {
          startLocal
          state
          tTalk
          busy
          utilization
          booked {
            tHandle
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    unread {
      kind
      reason
      message
    }
  }
}
`;
}
