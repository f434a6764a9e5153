import type { GraphiQLOptions } from 'graphql-yoga';

/** The page of GraphiQL with everything inside; its 9 MB are loaded when someone first opens it. */
export async function renderGraphiQL(options: GraphiQLOptions): Promise<string> {
  const { renderGraphiQL: render } = await import('@graphql-yoga/render-graphiql');
  const freshen = freshenScript(options.defaultQuery ?? '');
  return render(options).replace('<script>', () => `<script>${freshen}</script>\n<script>`);
}

/**
 * GraphiQL opens with what the browser stored last, and the dates of an example grow old: where it
 * was left as it was, the fresh one takes its place. What people wrote themselves stays.
 */
function freshenScript(example: string): string {
  return `{
    const [kept, fresh] = ['halfhour:example', ${inScript(example)}];
    const old = localStorage.getItem(kept);
    for (const key of old ? ['graphiql:query', 'graphiql:tabState'] : []) {
      const stored = localStorage.getItem(key) ?? '';
      const renewed = stored === old ? fresh
        : stored.replaceAll(JSON.stringify(old), () => JSON.stringify(fresh));
      if (renewed !== stored) localStorage.setItem(key, renewed);
    }
    localStorage.setItem(kept, fresh);
  }`;
}

function inScript(text: string): string {
  return JSON.stringify(text).replaceAll('<', String.raw`\u003c`);
}
