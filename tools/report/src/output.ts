/** Where the report goes. It is seen whole, after `commit`, or not at all. */
export interface Output {
  write(text: string): Promise<void>;
  /** All of it is there: let it be seen. */
  commit(): Promise<void>;
  /** Nothing of it is to be seen, and nothing is left behind. After a commit it does nothing. */
  abandon(): Promise<void>;
}
