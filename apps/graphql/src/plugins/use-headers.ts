import type { Plugin } from 'graphql-yoga';

/** GraphiQL is one page with everything inside: nothing may be loaded or sent anywhere else. */
const CONTENT_SECURITY_POLICY = [
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

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Says what browsers may do with an answer, and not what made it. */
export function useHeaders(): Plugin {
  return {
    onResponse({ response }) {
      response.headers.delete('x-yoga-id');
      for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
    },
  };
}
