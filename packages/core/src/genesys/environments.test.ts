import { expect, test } from 'vitest';
import { genesysHosts } from './environments.ts';

const IRELAND = {
  tokenUrl: 'https://login.mypurecloud.ie/oauth/token',
  apiUrl: 'https://api.mypurecloud.ie',
};

test('a region and its domain mean the same hosts', () => {
  expect(genesysHosts('eu-west-1')).toEqual(IRELAND);
  expect(genesysHosts('mypurecloud.ie')).toEqual(IRELAND);
});

test('what people paste from the address bar means its domain', () => {
  expect(genesysHosts(' https://Apps.mypurecloud.ie/ ')).toEqual(IRELAND);
  expect(genesysHosts('api.euw2.pure.cloud').apiUrl).toBe('https://api.euw2.pure.cloud');
});

test.each(['', 'eu-west-9', 'example.com', 'mypurecloud.ie.evil.com', 'constructor', 'toString'])(
  'anything else is refused with the list of what is known: "%s"',
  (environment) => {
    expect(() => genesysHosts(environment)).toThrow(
      /Unknown Genesys Cloud environment.*us-east-1 \(mypurecloud\.com\).*ap-southeast-2/,
    );
  },
);

test('a gateway stands in for both hosts, below its own path', () => {
  expect(genesysHosts('eu-west-1', 'http://127.0.0.1:4500')).toEqual({
    tokenUrl: 'http://127.0.0.1:4500/login/oauth/token',
    apiUrl: 'http://127.0.0.1:4500',
  });
  expect(genesysHosts('', 'https://proxy.example.com/genesys/').apiUrl).toBe(
    'https://proxy.example.com/genesys',
  );
});

test.each([
  'not a url',
  'ftp://example.com',
  'https://me:pw@example.com',
  'https://example.com/?a=1',
])('a gateway that is no plain web address is refused without repeating it: %s', (gatewayUrl) => {
  const call = () => genesysHosts('eu-west-1', gatewayUrl);
  expect(call).toThrow(/gateway URL/);
  expect(call).not.toThrow(new RegExp(gatewayUrl.replace(/[.?]/g, '.')));
});
