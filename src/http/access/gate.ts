import type { RouterContext } from '@koa/router';
import type { Context, Next } from 'koa';
import type { ApiKey } from '../../domain/api-key.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Callcenters } from '../../operations/callcenters.ts';
import type { KeyLookup, Keys } from '../../operations/keys.ts';
import type { Clock } from '../../operations/ports/clock.ts';
import type { Sessions } from '../../operations/sessions.ts';
import { type Phrase, phrase } from '../../messages/phrase.ts';
import { agentIn, type Asked, mayAsk, mayAskWith, settingMissing } from './access-rules.ts';
import { type AgentFreedom, freedomIn, NO_FREEDOM } from './agent-freedom.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { httpRefusals } from '../protocol/http-refusals.ts';
import {
  type Principal,
  principalOf,
  principalOfKey,
  principalOfLink,
  principalOfSession,
  setPrincipal,
} from '../protocol/principal.ts';
import type { RateLimits } from './rate-limits.ts';
import { refuseFromElsewhere } from './same-origin.ts';
import { announcedMd5, CONTENT_MD5 } from '../protocol/content-md5.ts';
import { SeenSignatures } from './seen-signatures.ts';
import {
  isSameSignature,
  md5Of,
  momentOf,
  SIGNATURE_VALID_MS,
  signatureOf,
} from './signed-request.ts';
import { isSingleUse } from './single-use.ts';
import type { Target } from './target.ts';

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const CHALLENGE = 'Bearer realm="ari-callcenter"';

interface GateDeps {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly callcenters: Callcenters;
  /** Signatures tell a time of day, and so does until when a key is valid. */
  readonly wallClock: Clock;
  readonly limits: RateLimits;
}

/** Of the application, or of a route. */
type Layer = (ctx: Context, next: Next) => Promise<void>;

type Presented = Extract<Credentials, { kind: 'bearer' | 'signed' }>;
type Signed = Extract<Credentials, { kind: 'signed' }>;

/** A signed request whose body is still to be read: whose it is, is not yet proven. */
interface Claim {
  readonly key: ApiKey;
  readonly signed: Signed;
}

const askedOf = (ctx: Context, { method, path }: Target): Asked => ({
  method,
  path,
  // What the router found; elsewhere there are none.
  params: (ctx as Partial<RouterContext>).params ?? {},
});

const refuseUnauthorized = (ctx: Context, reason: Phrase, error: string | null): never => {
  ctx.set('WWW-Authenticate', error === null ? CHALLENGE : `${CHALLENGE}, error="${error}"`);
  throw httpRefusals.unauthorized(reason);
};

/** What was read; the type says string, but a request without a body has none. */
const bodyOf = ({ request }: { readonly request: { readonly rawBody?: string } }): string =>
  request.rawBody ?? '';

/** The secret of a link in a body that was read; null: there is none. */
const linkIn = (body: unknown): string | null => {
  const link: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'link') : undefined;
  return typeof link === 'string' ? link : null;
};

/** Says nothing of what there is: others' call centers are none of their business. */
const refuseForbidden = ({ access: { role } }: Principal): never => {
  throw httpRefusals.forbidden(role);
};

const expiredAt = (now: Instant, { expiresAt }: ApiKey): boolean =>
  expiresAt !== null && expiresAt <= now;

/**
 * Finds out who asks, and lets in who may.
 *
 *     enter ─key, cookie──▶ proven ─allowed?─▶ (body is read) ─▶ confirm ─allowed with this body?─▶ carried out
 *        ├──signed──▶ claimed ────────────▶ (body is read) ─▶ confirm ─is it genuine?─▶ proven ─allowed?─▶ …
 *        └──nothing, for a route that a link proves ─▶ (body is read) ─▶ confirm ─is there such a link?─▶ proven ─▶ …
 *
 * A signature covers the body, so that nothing is known of who signed before it is read. A file is too large for
 * that: a header announces its MD5, by which the signature is proven first, and the file has to be that one. A cookie is
 * good for requests of our own pages alone, as browsers send it whoever makes them ask.
 */
export class Gate {
  readonly #deps: GateDeps;
  readonly #claims = new WeakMap<object, Claim>();
  readonly #seen = new SeenSignatures();

  constructor(deps: GateDeps) {
    this.#deps = deps;
  }

  /** Before the body is read. Throws HttpRefusal unauthorized, forbidden, too-many-requests. */
  enter(target: Target): Layer {
    return async (ctx, next) => {
      await this.#enter(ctx, target);
      await next();
    };
  }

  /** When the body is read, or none will be. Throws the same. */
  confirm(target: Target): Layer {
    return async (ctx, next) => {
      const claim = this.#claims.get(ctx.req);
      if (claim !== undefined) await this.#prove(ctx, claim, target);
      else if (target.provenBy === 'link' && principalOf(ctx) === null) {
        await this.#proveByLink(ctx, target);
      }
      this.#confirm(ctx, target);
      await next();
    };
  }

  /** Both, for what has no body, or a file. */
  guard(target: Target): Layer {
    return async (ctx, next) => {
      await this.#enter(ctx, target);
      const claim = this.#claims.get(ctx.req);
      if (claim !== undefined) await this.#prove(ctx, claim, target);
      this.#confirm(ctx, target);
      await next();
    };
  }

  async #enter(ctx: Context, target: Target): Promise<void> {
    const credentials = credentialsOf(ctx);
    switch (credentials.kind) {
      case 'none':
        return target.provenBy === undefined ? this.#refuseUnproven(ctx) : undefined;
      case 'session':
        // Whoever signs in anew may have the cookie of a session that is over.
        return target.provenBy === undefined
          ? this.#enterWithSession(ctx, credentials.secret, target)
          : undefined;
      case 'wrong':
        return this.#fail(ctx, credentials.reason, 'invalid_request');
      case 'bearer':
      case 'signed':
        return this.#enterWithKey(ctx, credentials, target);
    }
  }

  async #enterWithKey(ctx: Context, credentials: Presented, target: Target): Promise<void> {
    const lookup = this.#lookUp(credentials);
    const key = lookup.fresh ?? (await this.#find(ctx, lookup));
    if (expiredAt(this.#deps.wallClock.now(), key)) return this.#fail(ctx, phrase('key-expired'));
    if (credentials.kind === 'signed') this.#claims.set(ctx.req, { key, signed: credentials });
    else await this.#admit(ctx, principalOfKey(key), target);
  }

  async #enterWithSession(ctx: Context, secret: string, target: Target): Promise<void> {
    const session = await this.#deps.sessions.bySecret(secret);
    if (session === null) return this.#fail(ctx, phrase('session-over'));
    refuseFromElsewhere(ctx, target, session.access.role);
    return this.#admit(ctx, principalOfSession(session), target);
  }

  async #proveByLink(ctx: Context, target: Target): Promise<void> {
    const secret = linkIn(ctx.request.body) ?? this.#refuseUnproven(ctx);
    const link = await this.#deps.sessions.linkBySecret(secret);
    if (link === null) return this.#fail(ctx, phrase('link-over'));
    refuseFromElsewhere(ctx, target, link.access.role);
    return this.#admit(ctx, principalOfLink(link), target);
  }

  async #prove(ctx: Context, claim: Claim, target: Target): Promise<void> {
    await this.#verify(ctx, claim, target);
    await this.#admit(ctx, principalOfKey(claim.key), target);
  }

  #confirm(ctx: Context, target: Target): void {
    const principal = principalOf(ctx) ?? this.#refuseUnproven(ctx);
    const asked = askedOf(ctx, target);
    const { body } = ctx.request;
    if (!mayAskWith(principal.access, asked, body)) refuseForbidden(principal);
    const { role } = principal.access;
    if (role !== 'agent' && role !== 'supervisor') return;
    const setting = settingMissing(asked, body, this.#freedomOf(principal, asked, agentIn(body)));
    if (setting !== null) throw httpRefusals.forbiddenUnless(role, setting);
  }

  /** Nobody else's freedom is asked for. */
  #freedomOf(
    { access: { role } }: Principal,
    { params }: Asked,
    agent: string | null = null,
  ): AgentFreedom {
    if (role !== 'agent' && role !== 'supervisor') return NO_FREEDOM;
    return freedomIn(this.#deps.callcenters, params.callcenter_id, agent);
  }

  #refuseUnproven(ctx: Context): never {
    return refuseUnauthorized(ctx, phrase('credentials-missing'), null);
  }

  /** Counts against the address: whoever fails often is not answered for a while. */
  async #fail(ctx: Context, reason: Phrase, error = 'invalid_token'): Promise<never> {
    await this.#deps.limits.countFailure(ctx.ip);
    return refuseUnauthorized(ctx, reason, error);
  }

  #lookUp(presented: Presented): KeyLookup {
    const { keys } = this.#deps;
    return presented.kind === 'bearer'
      ? keys.lookUp(presented.text)
      : keys.lookUpId(presented.keyId);
  }

  /** The key that is meant. Wrong ones alone count: a right one goes on while others guess from its address. */
  async #find(ctx: Context, lookup: KeyLookup): Promise<ApiKey> {
    return (await lookup.find()) ?? this.#fail(ctx, phrase('key-unknown'));
  }

  async #admit(ctx: Context, principal: Principal, target: Target): Promise<void> {
    setPrincipal(ctx, principal);
    await this.#deps.limits.countKey(principal.id);
    const asked = askedOf(ctx, target);
    const freedom = this.#freedomOf(principal, asked);
    if (!mayAsk(principal.access, asked, freedom)) refuseForbidden(principal);
  }

  /** Throws HttpRefusal unauthorized. */
  async #bodyMd5(ctx: Context, { upload }: Target): Promise<string> {
    if (upload === undefined) return md5Of(bodyOf(ctx));
    const reason = phrase('signature-needs-md5', { header: CONTENT_MD5 });
    return announcedMd5(ctx) ?? this.#fail(ctx, reason, 'invalid_request');
  }

  async #verify(ctx: Context, { key, signed }: Claim, target: Target): Promise<void> {
    const { signingSecret: secret, name } = key;
    if (secret === null || signed.appId !== name) {
      return this.#fail(ctx, phrase('signer-unknown'));
    }
    const signedAt = momentOf(signed.timestamp) ?? NaN;
    const now = this.#deps.wallClock.now();
    if (!(Math.abs(now - signedAt) <= SIGNATURE_VALID_MS)) {
      return this.#fail(ctx, phrase('timestamp-wrong'));
    }
    const expected = signatureOf(secret, {
      method: ctx.method,
      bodyMd5: await this.#bodyMd5(ctx, target),
      contentType: ctx.get('Content-Type'),
      timestamp: signed.timestamp,
      appId: signed.appId,
      path: ctx.originalUrl,
    });
    if (!isSameSignature(signed.signature, expected)) {
      return this.#fail(ctx, phrase('signature-wrong'));
    }
    const validUntil = signedAt + SIGNATURE_VALID_MS;
    if (isSingleUse(target) && !this.#seen.use(expected, validUntil, now)) {
      return this.#fail(ctx, phrase('signature-used'));
    }
  }
}
