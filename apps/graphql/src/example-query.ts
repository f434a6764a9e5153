import { addDays, formatInstant, localDate, startInstantMs } from '@halfhour/core';

/** A query that answers something interesting at once: the working hours of yesterday. */
export function exampleQuery(nowMs: number, zone: string): string {
  const yesterday = addDays(localDate(nowMs, zone), -1);
  const [from, to] = [9, 17].map((hour) =>
    formatInstant(startInstantMs(yesterday, hour * 60, zone)),
  );
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
