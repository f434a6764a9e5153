/** An instant as the service writes it. */
export function wireInstant(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

/** An interval as the service writes it. */
export function wireInterval(startMs: number, endMs: number): string {
  return `${wireInstant(startMs)}/${wireInstant(endMs)}`;
}
