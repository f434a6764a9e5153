import { readFileSync } from 'node:fs';
import { transformSync } from 'amaro';
import { Hono } from 'hono';
import { refuseStrangers } from './refuse-strangers.ts';

/** The script the page begins with; the rest of the page is around it. */
const SCRIPT = new URL('../page/browser/main.ts', import.meta.url);

/** Scripts and styles of our own, pictures from anywhere, nothing in a frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: http: https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** The page, and its scripts from their sources. */
export function pageRoutes(url: string): Hono {
  const app = new Hono();
  app.use(refuseStrangers(new URL(url).host));
  app.get('/', () => answer('index.html', 'text/html'));
  app.get('/page/style.css', () => answer('style.css', 'text/css'));
  app.get('/page/:folder{browser(/[a-z]+)*}/:file{[a-z-]+\\.ts}', ({ req }) =>
    answer(`${req.param('folder')}/${req.param('file')}`, 'text/javascript'),
  );
  return app;
}

function answer(file: string, type: string): Response {
  const text = textOf(file);
  if (text === undefined) return new Response('not found', { status: 404 });
  const headers = { ...HEADERS, 'Content-Type': `${type}; charset=utf-8` };
  return new Response(file.endsWith('.ts') ? withoutTypes(text) : text, { headers });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(new URL(`../${file}`, SCRIPT), 'utf8');
  } catch {
    return undefined;
  }
}

/** Browsers run JavaScript: the types are taken out as Node takes them out. */
function withoutTypes(source: string): string {
  return transformSync(source, { mode: 'strip-only' }).code;
}
