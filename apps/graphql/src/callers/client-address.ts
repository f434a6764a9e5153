import { BlockList, isIP } from 'node:net';

/** How a request came here. */
export interface Way {
  /** The other end of the connection; `undefined`: there is none, or it has gone. */
  readonly remoteAddress: string | undefined;
  /** The header X-Forwarded-For. */
  readonly forwardedFor: string | null;
  /** Whose word is taken for where a request came from. */
  readonly proxies: BlockList;
}

/**
 * Where a request came from: the nearest address that is not of a trusted proxy. What stands further to
 * the left in the header anybody can have written. Of IPv6 the network, since whoever has one
 * address of it has all.
 */
export function clientAddress({ remoteAddress, forwardedFor, proxies }: Way): string {
  const passed = forwardedFor?.split(',') ?? [];
  let address = plain(remoteAddress ?? '');
  while (isTrusted(proxies, address) && passed.length > 0) {
    const before = plain(passed.pop() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** Addresses and networks, such as `10.0.0.7` and `10.0.0.0/8`. @returns `null`: one is neither */
export function proxiesAt(places: readonly string[]): BlockList | null {
  const proxies = new BlockList();
  return places.every((place) => add(proxies, place)) ? proxies : null;
}

function add(proxies: BlockList, place: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/u.exec(place) ?? [];
  const version = isIP(address);
  const mostBits = version === 4 ? 32 : 128;
  if (version === 0 || Number(bits ?? 0) > mostBits) return false;
  proxies.addSubnet(address, Number(bits ?? mostBits), version === 4 ? 'ipv4' : 'ipv6');
  return true;
}

function isTrusted(proxies: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Without a port, brackets, a zone, and what makes IPv6 of IPv4. */
function plain(text: string): string {
  const address = text.trim().toLowerCase();
  const bare =
    /^\[(.+)\](?::\d+)?$/u.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/u, '$1');
  return bare.replace(/%.*$/u, '').replace(/^::ffff:(?=[\d.]+$)/u, '');
}

/** The first 64 bits. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(tail ?? '').split(':')];
  const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
