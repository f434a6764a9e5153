import type { Shift, ShiftOrigin, ShiftTerms } from './shift.ts';

/** What became of the shifts of the file. */
export interface FileKept {
  readonly added: readonly Shift[];
  readonly changed: readonly Shift[];
  readonly ended: readonly Shift[];
}

/**
 * Where shifts are kept. Refuses, with a ReportInputError, what can't be: a name that another living
 * shift has, changes of a shift that has ended, is the file's or was changed meanwhile.
 */
export interface ShiftStore {
  /** In order of name, the living first. */
  list(options?: { readonly includeEnded?: boolean }): Promise<Shift[]>;
  byId(id: string): Promise<Shift | undefined>;
  /** The living one of this name, in large letters or small. */
  byName(name: string): Promise<Shift | undefined>;
  add(terms: ShiftTerms, origin: Exclude<ShiftOrigin, 'file'>): Promise<Shift>;
  /**
   * Changes the terms of a shift.
   *
   * @param expected.version - that of the shift which was read for it
   */
  change(
    expected: { readonly id: string; readonly version: number },
    terms: ShiftTerms,
  ): Promise<Shift>;
  /** Ends a shift for good. Of one that has ended it changes nothing. */
  end(id: string): Promise<Shift>;
  /** Makes these the shifts of the file: others of it are ended. Unchanged ones stay as they are. */
  keepFile(shifts: readonly ShiftTerms[]): Promise<FileKept>;
}
