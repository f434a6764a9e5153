import type { PoolConfig } from 'pg';

/** A PostgreSQL that can be connected to. */
export interface PostgresServer {
  /** `embedded`: run by us in the data directory. `server`: the one DATABASE_URL names. */
  readonly kind: 'embedded' | 'server';
  /** How `pg` connects. May hold a password: not for logs. */
  readonly connection: PoolConfig;
  /** Where the data is, for people: a directory or a URL without password. */
  readonly location: string;
  /**
   * Says that this process needs the server no longer; close its connections first. The last one
   * to leave an embedded server stops it and waits for that.
   */
  leave(): Promise<void>;
}
