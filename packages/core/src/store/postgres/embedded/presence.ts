import { Client, type ClientConfig } from 'pg';

/**
 * The advisory lock that everybody who uses an embedded server holds a share of, and whoever stops
 * it holds alone. The server lets go of it when a process dies, however that happens.
 */
const PRESENCE_LOCK = '1212764242, 1';

/** One process's share of an embedded server. */
export interface Presence {
  readonly client: Client;
  /** Resolves when the server or the connection to it is gone. */
  readonly lost: Promise<void>;
  /** Whether nobody else is present. Newcomers are kept out from then on. */
  tryBeLast(): Promise<boolean>;
  end(): Promise<void>;
}

/** A connection through which nothing but presence is told. */
export async function connectPresence(config: ClientConfig): Promise<Client> {
  const client = new Client({
    ...config,
    application_name: `halfhour presence ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** @returns `undefined` while the server is being stopped */
export async function becomePresent(client: Client): Promise<Presence | undefined> {
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => resolve());
  });
  if (!(await holds(client, 'pg_try_advisory_lock_shared'))) return undefined;
  return {
    client,
    lost,
    async tryBeLast() {
      await holds(client, 'pg_advisory_unlock_shared');
      return holds(client, 'pg_try_advisory_lock');
    },
    end: () => client.end(),
  };
}

async function holds(client: Client, lockFunction: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `select ${lockFunction}(${PRESENCE_LOCK}) as held`,
  );
  return rows[0]?.held === true;
}
