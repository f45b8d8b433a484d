/** An answer that makes a browser keep a session, or forget it. */
export class SessionAnswer<Data> {
  /** What the envelope carries. */
  readonly data: Data;
  /** Of the session; null: it is over. */
  readonly secret: string | null;

  constructor(data: Data, secret: string | null) {
    this.data = data;
    this.secret = secret;
  }
}
