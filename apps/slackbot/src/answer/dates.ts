const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Fri 20 Nov` for `2026-11-20`, with the year when it is not the year of `today`. */
export function dateInWords(date: string, today: string): string {
  const year = date.slice(0, 4);
  return year === today.slice(0, 4) ? withoutYear(date) : `${withoutYear(date)} ${year}`;
}

/** `Today, Fri 20 Nov`, `Yesterday, …`, `Mon 16 to Fri 20 Nov`. Dates are YYYY-MM-DD. */
export function datesInWords(first: string, last: string, today: string): string {
  if (first === last) return `${relative(first, today)}${dateInWords(first, today)}`;
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = isOneMonth
    ? withoutYear(first).replace(/ \S+$/u, '')
    : first.slice(0, 4) === last.slice(0, 4)
      ? withoutYear(first)
      : dateInWords(first, today);
  return `${from} to ${dateInWords(last, today)}`;
}

function relative(date: string, today: string): string {
  if (date === today) return 'Today, ';
  return daysOf(today) - daysOf(date) === 1 ? 'Yesterday, ' : '';
}

function withoutYear(date: string): string {
  const weekday = WEEKDAYS[new Date(Date.parse(date)).getUTCDay()] ?? '';
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${weekday} ${Number(date.slice(8))} ${month}`;
}

/** Days since 1970 of a calendar date, which has no zone. */
function daysOf(date: string): number {
  return Date.parse(date) / 86_400_000;
}
