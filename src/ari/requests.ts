import type { AriParameters } from './ari-call.ts';
import { AriError, errorFromAnswer } from './ari-error.ts';
import { carriedRequest } from './carried-parameters.ts';
import type { AriAnswer, HttpConnection } from './http-connection.ts';
import { type DescribedApi, RequestForms } from './request-forms.ts';
import { type SocketAnswer, SocketRequests } from './socket-requests.ts';

/** Sends requests by whichever way is free. */
export class Requests {
  readonly #http: HttpConnection;
  readonly #socket: SocketRequests;
  #forms: RequestForms | null = null;

  /** @param timeoutMs for one request over the event socket */
  constructor(http: HttpConnection, timeoutMs: number) {
    this.#http = http;
    this.#socket = new SocketRequests(timeoutMs);
  }

  /**
   * @param api null: Asterisk was not reached yet
   * @throws AriError
   */
  async send(api: DescribedApi | null, operation: string, given: AriParameters): Promise<string> {
    if (api === null) throw new AriError('unavailable', operation, 'Asterisk was not reached yet');
    // The description is fetched once and for all.
    this.#forms ??= new RequestForms(api);
    const request = carriedRequest(this.#forms.fill(operation, given));
    const answer = this.#socket.send(operation, request) ?? this.#http.send(operation, request);
    return contentOf(operation, await answer);
  }

  readonly answered = (answer: SocketAnswer): void => {
    this.#socket.answered(answer);
  };

  readonly opened = (write: (text: string) => void): void => {
    this.#socket.opened(write);
  };

  readonly closed = (): void => {
    this.#socket.closed();
  };

  readonly isBusy = (): boolean => this.#socket.isBusy;
}

/** Empty: nothing but that it is done. */
const contentOf = (operation: string, { status, body }: AriAnswer): string => {
  if (status >= 300) throw errorFromAnswer(operation, status, body);
  return body;
};
