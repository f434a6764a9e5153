import { v5 } from 'uuid';

/** Of this program: ids of shifts in files are made in it, the same on every machine. */
const FILE_SHIFTS = '41a57a43-d30d-4b93-bc82-0372f8038afc';

/** By what names of shifts are told apart: `Late` and `late` are the same. */
export function nameKey(name: string): string {
  return name.normalize().trim().toLowerCase();
}

/** The id of a shift of the file: as long as its name is the same, so is the shift. */
export function fileShiftId(name: string): string {
  return v5(nameKey(name), FILE_SHIFTS);
}
