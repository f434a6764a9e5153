import { type Refused, refused } from '../fault.ts';
import type { EmailOf } from './people.ts';
import type { Viewer, Viewers } from './viewer.ts';

/** Tells what the person who asks may see, or why that can't be told. */
export async function findViewer(
  slackUserId: string,
  { emailOf, viewers }: { readonly emailOf: EmailOf; readonly viewers: Viewers },
  signal: AbortSignal,
): Promise<{ readonly kind: 'viewer'; readonly viewer: Viewer } | Refused> {
  const email = await emailOf(slackUserId);
  if (email === null) return refused({ kind: 'noEmail' });
  const viewer = await viewers.viewerOf(email, signal);
  return viewer === null ? refused({ kind: 'unknownAsker', email }) : { kind: 'viewer', viewer };
}
