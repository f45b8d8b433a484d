import type { Instant } from '../../src/domain/ids.ts';
import type {
  AnsweredRequests,
  BegunRequest,
} from '../../src/operations/ports/answered-requests.ts';

/** The memory of requests that are to be done once, as the ports describe it. */
export class MemoryAnsweredRequests implements AnsweredRequests {
  readonly rows = new Map<string, BegunRequest>();
  /** Thrown by whatever would change something; null: nothing is. */
  failure: Error | null = null;
  /** Awaited by whoever stores a request. */
  gate: Promise<void> = Promise.resolve();
  puts = 0;

  async begin(request: BegunRequest, since: Instant): Promise<BegunRequest | null> {
    const row = this.rows.get(request.id);
    if (row !== undefined && row.begunAt >= since) return row;
    await this.put(request);
    return null;
  }

  async put(request: BegunRequest): Promise<void> {
    this.puts += 1;
    await this.gate;
    if (this.failure !== null) throw this.failure;
    this.rows.set(request.id, request);
  }

  remove(id: string): Promise<void> {
    if (this.failure !== null) return Promise.reject(this.failure);
    this.rows.delete(id);
    return Promise.resolve();
  }

  removeBefore(moment: Instant): Promise<void> {
    for (const { id, begunAt } of this.rows.values()) {
      if (begunAt < moment) this.rows.delete(id);
    }
    return Promise.resolve();
  }
}
