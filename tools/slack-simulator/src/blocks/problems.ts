import type * as z from 'zod';

/** What is wrong with a value, in the words of Slack's own checks, each with its place. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], root: string): string[] {
  return issues.map((issue) => {
    const { path, words } = inWords(issue);
    const pointer = [root, ...path.map(String)].join('/');
    return `${words} [json-pointer:${pointer}]`;
  });
}

interface Problem {
  path: readonly PropertyKey[];
  words: string;
}

function inWords(issue: z.core.$ZodIssue): Problem {
  const { path } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? { path: path.slice(0, -1), words: `missing required field: ${String(path.at(-1))}` }
        : { path, words: `must provide ${article(issue.expected)}` };
    case 'too_big':
      return { path, words: tooBig(issue.origin, Number(issue.maximum)) };
    case 'too_small':
      return { path, words: tooSmall(issue.origin, Number(issue.minimum)) };
    case 'unrecognized_keys':
      return { path, words: `invalid additional property: ${issue.keys.join(', ')}` };
    case 'invalid_union':
      return {
        path,
        words: path.at(-1) === 'type' ? 'unsupported type' : 'failed to match all allowed schemas',
      };
    case 'invalid_value':
      return { path, words: `must be one of: ${issue.values.map(String).join(', ')}` };
    case 'invalid_format':
      return { path, words: issue.format === 'url' ? 'invalid_url' : 'invalid format' };
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    default:
      return { path, words: issue.message };
  }
}

function article(expected: string): string {
  const noun = { array: 'an array', object: 'an object', int: 'an integer' }[expected];
  return noun ?? `a ${expected}`;
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `must be less than ${most + 1} characters`;
  return origin === 'array' ? `no more than ${most} items allowed` : `must be at most ${most}`;
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return `must be more than ${least - 1} characters`;
  return origin === 'array' ? `no fewer than ${least} items allowed` : `must be at least ${least}`;
}
