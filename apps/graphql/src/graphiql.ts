import type { GraphiQLOptions } from 'graphql-yoga';

/** The page of GraphiQL with everything inside; its 9 MB are loaded when someone first opens it. */
export async function renderGraphiQL(options: GraphiQLOptions): Promise<string> {
  const { renderGraphiQL: render } = await import('@graphql-yoga/render-graphiql');
  return render(options);
}
