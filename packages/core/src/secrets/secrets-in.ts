/** Settings that are secrets, by how they are called. */
const SECRET = /(?:SECRET|TOKEN|PASSWORD)$/u;

/**
 * What of settings nobody may be told: those that are secrets, and the passwords in all that are
 * addresses, as they are written and as they are meant.
 */
export function secretsIn(settings: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (typeof value !== 'string' || value === '') return [];
    return SECRET.test(name) ? [value] : passwordsIn(value);
  });
}

function passwordsIn(address: string): string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const written = /:\/\/[^:@/?#]*:(?<password>[^/?#]*)@/u.exec(address)?.groups?.['password'];
  const asked = ['password', 'sslpassword'].flatMap((name) => url.searchParams.getAll(name));
  const all = [written ?? '', url.password, decoded(url.password), ...asked];
  // To cut out what stands everywhere would spoil every line, and tell the password by the gaps.
  const everywhere = new Set(['', url.username, url.pathname.slice(1)]);
  return all.filter((password) => !everywhere.has(password));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
