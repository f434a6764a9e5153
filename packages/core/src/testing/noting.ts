/** Puts something between a port and who asks it. */
export type Watched = <Port extends object>(name: string, port: Port) => Port;

/** Notes every call of ports, with all that it is given, in the order in which they are made. */
export function createNoting(): { readonly calls: string[]; readonly watched: Watched } {
  const calls: string[] = [];
  return {
    calls,
    watched: (name, port) =>
      new Proxy(port, {
        get(target, key) {
          const member: unknown = Reflect.get(target, key);
          if (typeof member !== 'function') return member;
          return (...given: unknown[]): unknown => {
            calls.push(`${name}.${String(key)} ${JSON.stringify(given)}`);
            return Reflect.apply(member, target, given);
          };
        },
      }),
  };
}
