import { badRequest, invalidValue } from '../http/refusals.ts';

/** A page of a listing, counted from 1. */
export interface PageAsked {
  pageSize: number;
  pageNumber: number;
  /** The whole query string, which the addresses of the neighbours repeat. */
  query: URLSearchParams;
}

/** Reads pageSize and pageNumber from a query string. @param largest - the most the service gives at once. */
export function pageAsked(query: URLSearchParams, largest: number): PageAsked {
  return {
    pageSize: wholeNumber(query, 'pageSize', 25, largest),
    pageNumber: wholeNumber(query, 'pageNumber', 1, Number.MAX_SAFE_INTEGER),
    query,
  };
}

/** Reads a positive whole number; throws the refusal when it is none or too large. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  largest: number,
): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw invalidValue(text, name, 'positive whole numbers');
  if (value > largest) throw badRequest(`${name} may be at most ${largest}.`, name);
  return value;
}

/** Reads a value of an enumeration. */
export function oneOf<Value extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly Value[],
  fallback: Value,
): Value {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw invalidValue(text, name, allowed.join(', '));
  return found;
}

/** Ids from a query string, given repeatedly or separated by commas. */
export function idsAsked(query: URLSearchParams, name = 'id'): string[] {
  return listAsked(query, name);
}

/** Values of an enumeration from a query string, given repeatedly or separated by commas. */
export function someOf<Value extends string>(
  query: URLSearchParams,
  name: string,
  allowed: readonly Value[],
): Value[] {
  return listAsked(query, name).map((text) => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw invalidValue(text, name, allowed.join(', '));
    return found;
  });
}

function listAsked(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((text) => text.split(',').filter((part) => part !== ''));
}

/** A numbered page of a listing with the addresses of its neighbours. */
export function numberedListing<Item, Entity>(
  items: readonly Item[],
  { pageSize, pageNumber, query }: PageAsked,
  path: string,
  entityOf: (item: Item) => Entity,
) {
  const fromPosition = (pageNumber - 1) * pageSize;
  const pageCount = Math.ceil(items.length / pageSize);
  const uri = (page: number) => withQuery(path, query, { pageSize, pageNumber: page });
  return {
    entities: items.slice(fromPosition, fromPosition + pageSize).map((item) => entityOf(item)),
    pageSize,
    pageNumber,
    total: items.length,
    pageCount,
    firstUri: uri(1),
    lastUri: uri(Math.max(1, pageCount)),
    selfUri: uri(pageNumber),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
  };
}

/** A page of a listing that is walked by cursor: `after` is only good for what `nextUri` says. */
export function cursorListing<Item, Entity>(
  items: readonly Item[],
  query: URLSearchParams,
  path: string,
  entityOf: (item: Item) => Entity,
) {
  const pageSize = wholeNumber(query, 'pageSize', 25, 100);
  const from = positionOf(query.get('after'));
  const next = from + pageSize;
  const uri = (position: number) => withQuery(path, query, { pageSize, after: cursorOf(position) });
  return {
    entities: items.slice(from, next).map((item) => entityOf(item)),
    selfUri: from === 0 ? withQuery(path, query, { pageSize }) : uri(from),
    ...(next < items.length ? { nextUri: uri(next) } : {}),
    ...(from > 0 ? { previousUri: uri(Math.max(0, from - pageSize)) } : {}),
  };
}

function withQuery(
  path: string,
  query: URLSearchParams,
  changes: Record<string, string | number>,
): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) changed.set(name, String(value));
  return `${path}?${changed.toString()}`;
}

/** An opaque text for a position. */
export function cursorOf(position: number): string {
  return Buffer.from(`at:${position}`).toString('base64url');
}

/** The position of a cursor; the start without one. Throws the refusal when it is not one of ours. */
export function positionOf(cursor: string | null): number {
  if (cursor === null || cursor === '') return 0;
  const position = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (position === undefined) throw badRequest('The cursor is not valid.', 'cursor');
  return Number(position);
}
