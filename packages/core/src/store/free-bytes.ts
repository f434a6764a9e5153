import { statfs } from 'node:fs/promises';

/** Room on the disk of a directory, for this user. `null`: the system does not tell. */
export async function freeBytes(dir: string): Promise<number | null> {
  const disk = await statfs(dir).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}
