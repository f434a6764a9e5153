import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * Connections for kysely that are given up when an answer is late. A host that vanished says
 * nothing, not even that it is gone: the system would wait for it for a quarter of an hour.
 *
 * @param answerMs - longer than the server itself lets a statement run
 */
export function givingUpLateAnswers(pool: Pool, answerMs: number): PostgresPool {
  return {
    options: pool.options,
    connect: async () => givingUp(await pool.connect(), answerMs),
    end: async () => pool.end(),
  };
}

/** No answer in time: whether PostgreSQL has done what it was told is not known. */
class LateAnswerError extends Error {
  override readonly name = 'LateAnswerError';
  readonly code = 'ETIMEDOUT';

  constructor(answerMs: number) {
    super(`PostgreSQL has not answered for ${answerMs / 1000} s: the connection was given up`);
  }
}

function givingUp(client: PoolClient, answerMs: number): PostgresPoolClient {
  let isGivenUp = false;

  async function query(sql: string, parameters: readonly unknown[]) {
    if (isGivenUp) throw new LateAnswerError(answerMs);
    let isAnswered = false;
    const giveUp = () => {
      if (isAnswered) return;
      isGivenUp = true;
      // Hangs up, and the statement fails.
      client.release(true);
    };
    // Not before what has arrived is looked at: it may be this process that stood still.
    const timer = setTimeout(() => setImmediate(giveUp), answerMs);
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      throw isGivenUp ? new LateAnswerError(answerMs) : error;
    } finally {
      isAnswered = true;
      clearTimeout(timer);
    }
  }

  function release(destroy = false): void {
    if (!isGivenUp) client.release(destroy);
  }

  const patient: PostgresPoolClient = Object.create(client, {
    query: { value: query },
    release: { value: release },
  });
  return patient;
}
