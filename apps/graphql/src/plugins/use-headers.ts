import type { Plugin } from 'graphql-yoga';

/** GraphiQL is one page with everything inside: nothing may be loaded or sent anywhere else. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Of anything else nothing is to be shown as a page. */
const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Says what browsers may do with an answer, and not what made it. */
export function useHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      headers.delete('x-yoga-id');
      for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
      const isPage = headers.get('content-type')?.startsWith('text/html') === true;
      headers.set('content-security-policy', isPage ? PAGE_POLICY : DATA_POLICY);
    },
  };
}
