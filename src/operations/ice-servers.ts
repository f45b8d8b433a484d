import { createHmac } from 'node:crypto';

/** Servers by which browsers find a way for voice (ICE, RFC 8445), where there is none without. */
export interface IceSettings {
  /** `stun:`, `turn:` and `turns:` URIs (RFC 7064, RFC 7065). */
  readonly servers: readonly string[];
  /** What the TURN servers share with us; null: there are none. */
  readonly turnSecret: string | null;
}

/** As browsers take them: https://w3c.github.io/webrtc-pc/#rtciceserver-dictionary */
export type IceServer =
  | { readonly urls: string }
  | { readonly urls: string; readonly username: string; readonly credential: string };

/** Longer than a shift: TURN asks for it again while voice goes by it. */
const VALID_S = 24 * 60 * 60;

/**
 * The servers, for one browser: a TURN server lets it in for a day, by the scheme of coturn's `use-auth-secret`.
 * @param nowS seconds since 1970
 */
export const iceServers = ({ servers, turnSecret }: IceSettings, nowS: number): IceServer[] => {
  const username = String(Math.floor(nowS) + VALID_S);
  return servers.map((urls) => {
    if (turnSecret === null || urls.startsWith('stun:')) return { urls };
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
    return { urls, username, credential };
  });
};
