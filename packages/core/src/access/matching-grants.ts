import { foldEmail } from './email.ts';
import type { Grant, Sight, Subject } from './grant.ts';
import type { Principal } from './principal.ts';

/** What the rules that are for a principal give to them. Rejects as Slack does, if it has to be asked. */
export async function sightsOf(
  principal: Principal,
  grants: readonly Grant[],
): Promise<readonly Sight[]> {
  const found = await Promise.all(
    grants.map(async ({ to, sight }) => ((await isAnyOf(principal, to)) ? [sight] : [])),
  );
  return found.flat();
}

async function isAnyOf(principal: Principal, subjects: readonly Subject[]): Promise<boolean> {
  const are = await Promise.all(subjects.map(async (subject) => is(principal, subject)));
  return are.includes(true);
}

async function is(principal: Principal, subject: Subject): Promise<boolean> {
  switch (subject.kind) {
    case 'key':
      return principal.kind === 'key' && principal.name === subject.name;
    case 'jwt':
      return principal.kind === 'jwt' && principal.subject === subject.subject;
    case 'claim':
      return principal.kind === 'jwt' && claims(principal.claims, subject.name, subject.value);
    case 'slack':
      return principal.kind === 'slack' && isSameEmail(principal.email, subject.email);
    case 'slackGroup':
    default:
      return principal.kind === 'slack' && principal.isInGroup(subject.groupId);
  }
}

/** Only what the token says itself: not what every object has. */
function claims(all: Readonly<Record<string, unknown>>, name: string, value: string): boolean {
  if (!Object.hasOwn(all, name)) return false;
  const claim = all[name];
  return Array.isArray(claim) ? claim.includes(value) : claim === value;
}

function isSameEmail(email: string | null, wanted: string): boolean {
  return email !== null && foldEmail(email) === foldEmail(wanted);
}
