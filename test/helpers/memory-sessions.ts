import type { Instant, LinkId, SessionId } from '../../src/domain/ids.ts';
import type { Session, SignInLink } from '../../src/domain/session.ts';
import type { Page, PageOf } from '../../src/operations/ports/page.ts';
import type { StoredSessions } from '../../src/operations/ports/stored-sessions.ts';

const paged = <Row>(rows: readonly Row[], { number, size }: Page): PageOf<Row> => ({
  totalCount: rows.length,
  rows: rows.slice((number - 1) * size, number * size),
});

/** Sessions and links as the ports describe them, in memory. */
export class MemorySessions implements StoredSessions {
  readonly rows = new Map<SessionId, Session>();
  readonly links = new Map<LinkId, SignInLink>();

  find(id: SessionId): Promise<Session | null> {
    return Promise.resolve(this.rows.get(id) ?? null);
  }

  findByDigest(digest: string): Promise<Session | null> {
    const found = [...this.rows.values()].find((session) => session.digest === digest);
    return Promise.resolve(found ?? null);
  }

  list(usedSince: Instant, page: Page): Promise<PageOf<Session>> {
    const used = [...this.rows.values()].filter(({ usedAt }) => usedAt > usedSince);
    return Promise.resolve(paged(used, page));
  }

  put(session: Session): Promise<void> {
    this.rows.set(session.id, session);
    return Promise.resolve();
  }

  touch(id: SessionId, usedAt: Instant): Promise<void> {
    const session = this.rows.get(id);
    if (session !== undefined && session.usedAt < usedAt) this.rows.set(id, { ...session, usedAt });
    return Promise.resolve();
  }

  remove(id: SessionId): Promise<boolean> {
    return Promise.resolve(this.rows.delete(id));
  }

  removeAllBut(newest: Pick<Session, 'id' | 'keyId'>, most: number): Promise<void> {
    const ofKey = [...this.rows.values()]
      .filter(
        (each) => each.id !== newest.id && each.keyId === newest.keyId && each.linkId === null,
      )
      .toSorted((one, other) => other.usedAt - one.usedAt);
    for (const { id } of ofKey.slice(most - 1)) this.rows.delete(id);
    return Promise.resolve();
  }

  removeUnused(usedBefore: Instant): Promise<number> {
    const over = [...this.rows.values()].filter(({ usedAt }) => usedAt <= usedBefore);
    for (const { id } of over) this.rows.delete(id);
    return Promise.resolve(over.length);
  }

  findLinkByDigest(digest: string): Promise<SignInLink | null> {
    const found = [...this.links.values()].find((link) => link.digest === digest);
    return Promise.resolve(found ?? null);
  }

  listLinks(validAfter: Instant, page: Page): Promise<PageOf<SignInLink>> {
    const valid = [...this.links.values()].filter(({ expiresAt }) => expiresAt > validAfter);
    return Promise.resolve(paged(valid, page));
  }

  putLink(link: SignInLink): Promise<void> {
    this.links.set(link.id, link);
    return Promise.resolve();
  }

  removeLink(id: LinkId): Promise<SignInLink | null> {
    const link = this.links.get(id) ?? null;
    this.links.delete(id);
    return Promise.resolve(link);
  }

  removeLinksBefore(moment: Instant): Promise<number> {
    const over = [...this.links.values()].filter(({ expiresAt }) => expiresAt <= moment);
    for (const { id } of over) this.links.delete(id);
    return Promise.resolve(over.length);
  }
}
