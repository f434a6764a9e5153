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
    const fresh = ${inScript(example)};
    const old = localStorage.getItem('halfhour:example') ?? fresh;
    const query = localStorage.getItem('graphiql:query') ?? old;
    const tabs = localStorage.getItem('graphiql:tabState') ?? '';
    localStorage.setItem('halfhour:example', fresh);
    if (query === old) localStorage.setItem('graphiql:query', fresh);
    localStorage.setItem(
      'graphiql:tabState',
      tabs.replaceAll(JSON.stringify(old), () => JSON.stringify(fresh)),
    );
  }`;
}

function inScript(text: string): string {
  return JSON.stringify(text).replaceAll('<', String.raw`\u003c`);
}
