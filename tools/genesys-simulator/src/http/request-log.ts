/** How often each endpoint answered with each status; 0 stands for a dropped connection. */
export interface RequestCounts {
  total: number;
  byEndpoint: Record<string, Record<string, number>>;
}

/** Counts the requests to the service, not those to the simulator's own controls. */
export interface RequestLog {
  record(endpoint: string, status: number): void;
  counts(): RequestCounts;
  clear(): void;
}

export function createRequestLog(): RequestLog {
  let byEndpoint: RequestCounts['byEndpoint'] = {};
  let total = 0;
  return {
    record(endpoint, status) {
      const statuses = (byEndpoint[endpoint] ??= {});
      statuses[status] = (statuses[status] ?? 0) + 1;
      total += 1;
    },
    counts: () => ({ total, byEndpoint: structuredClone(byEndpoint) }),
    clear() {
      byEndpoint = {};
      total = 0;
    },
  };
}
