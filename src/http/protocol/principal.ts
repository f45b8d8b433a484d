import type { Access, ApiKey } from '../../domain/api-key.ts';
import type { KeyId, LinkId, SessionId } from '../../domain/ids.ts';
import type { Session, SignInLink } from '../../domain/session.ts';
import { type Noted, notesOf } from './request-notes.ts';

/** What proved whose request it is. */
export type Proof =
  | { readonly kind: 'key' }
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'link'; readonly linkId: LinkId };

/** Whose request it is. */
export interface Principal {
  readonly access: Access;
  /**
   * By what limits count. Sessions that a key opened share its limits; whoever signed in with a link has
   * their own.
   */
  readonly id: KeyId | SessionId | LinkId;
  /** The key that it all came from, with which it ends. */
  readonly keyId: KeyId;
  readonly proof: Proof;
}

export const principalOfKey = ({ id, access }: ApiKey): Principal => ({
  access,
  id,
  keyId: id,
  proof: { kind: 'key' },
});

export const principalOfSession = (session: Session): Principal => {
  const { id, keyId, linkId, access } = session;
  return { access, id: linkId === null ? keyId : id, keyId, proof: { kind: 'session', session } };
};

export const principalOfLink = ({ id, keyId, access }: SignInLink): Principal => ({
  access,
  id,
  keyId,
  proof: { kind: 'link', linkId: id },
});

/** Notes whose request it is, once that is proven. */
export const setPrincipal = (ctx: Noted, principal: Principal): void => {
  notesOf(ctx).principal = principal;
};

/** Whose request it is; null: nobody's, or that is not yet proven. */
export const principalOf = (ctx: Noted): Principal | null => notesOf(ctx).principal ?? null;
