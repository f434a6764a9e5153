import { expect, it } from 'vitest';
import { clientAddress, proxiesAt } from './client-address.ts';

const PROXIES = proxiesAt(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

function addressOf(remoteAddress: string | undefined, forwardedFor: string | null = null) {
  if (PROXIES === null) throw new Error('These are no places.');
  return clientAddress({ remoteAddress, forwardedFor, proxies: PROXIES });
}

it.each([
  ['203.0.113.9', null, '203.0.113.9'],
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['fd00::1', '198.51.100.1', '198.51.100.1'],
  ['192.0.2.7', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
  ['10.1.2.3', '198.51.100.1:5678', '198.51.100.1'],
  ['10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
  ['10.1.2.3', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
])('believes of who came from %s with %s that they are %s', (remote, forwarded, address) => {
  expect(addressOf(remote, forwarded)).toBe(address);
});

it.each([null, '', 'unknown', '198.51.100.1, rubbish', '198.51.100.999'])(
  'takes a proxy that says %s for the asker itself',
  (forwarded) => {
    expect(addressOf('10.1.2.3', forwarded)).toBe('10.1.2.3');
  },
);

it.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
])('takes all of a network of IPv6 for one: %s', (address, network) => {
  expect(addressOf('10.1.2.3', address)).toBe(network);
  expect(addressOf(address.replace(/^\[|\].*$/gu, ''))).toBe(network);
});

it('has a name for those who have no address', () => {
  expect(addressOf(undefined, '198.51.100.1')).toBe('');
});

it.each(['10.0.0.0/33', '10.0.0', 'proxy', '::1/129', '10.0.0.0/8/8', '10.0.0.0/-1'])(
  'knows that %s is no place',
  (place) => {
    expect(proxiesAt(['10.0.0.1', place])).toBeNull();
  },
);
