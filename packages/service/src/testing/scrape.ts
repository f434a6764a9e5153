/**
 * The metrics of a process that begin so, by name and labels, as Prometheus reads them. What is not
 * shown is not among them.
 */
export async function scrape(
  port: string,
  start: string,
): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith(start));
  return Object.fromEntries(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}
