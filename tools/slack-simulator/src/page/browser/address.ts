/** Stands for the app's Home tab where otherwise the id of a channel stands. */
export const HOME = 'home';

/** Who looks at what, as the address says: `#U00000001/C00000002`. */
export function readAddress(): { user: string; place: string } {
  const [user = '', place = ''] = decodeURIComponent(location.hash.slice(1)).split('/');
  return { user, place };
}

export function writeAddress(user: string, place: string): void {
  history.replaceState(undefined, '', `#${encodeURIComponent(user)}/${encodeURIComponent(place)}`);
}
