import type { Client, QueryResultRow } from 'pg';
import { connectTo } from './database.ts';

/** What is not answered by then is of no use any more: a lease is over. In ms. */
const ANSWER_WITHIN_MS = 1000;

/** One connection to PostgreSQL, whose locks end with it. It is never made anew. */
export class ShardSession {
  readonly #client: Client;
  #isLost = false;

  private constructor(client: Client) {
    this.#client = client;
    client.on('error', () => {
      this.#isLost = true;
    });
    client.on('end', () => {
      this.#isLost = true;
    });
  }

  /** @throws UnusableDatabase */
  static async open(url: string): Promise<ShardSession> {
    return new ShardSession(
      await connectTo(url, {
        connectionTimeoutMillis: ANSWER_WITHIN_MS,
        query_timeout: ANSWER_WITHIN_MS,
      }),
    );
  }

  /** Its locks are gone, or will be before long. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /**
   * Asks for the one row of a statement.
   * @throws Error of PostgreSQL; the session is lost then unless the server itself told the error
   */
  async row<Row extends QueryResultRow>(
    sql: string,
    values: readonly unknown[],
  ): Promise<Row | undefined> {
    try {
      const { rows } = await this.#client.query<Row>(sql, [...values]);
      return rows[0];
    } catch (error) {
      // What was not answered may be done yet: it is over with the connection.
      if (!(error instanceof Error && 'severity' in error)) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isLost = true;
    await this.#client.end().catch(() => undefined);
  }
}
