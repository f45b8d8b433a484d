import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { basicAuthorization } from '../../../src/ari/http-connection.ts';

/** The part of a channel that a queue needs. */
export interface BareChannel {
  readonly id: string;
  readonly state: string;
  readonly caller: { readonly number: string };
}

/** An event of Asterisk as it comes, unchecked. */
export interface BareEvent {
  readonly type: string;
  readonly channel?: BareChannel;
}

type Operation = (parameters: object) => Promise<{ readonly id: string }>;

/** What ari-client makes of Asterisk's description, as far as a queue needs it. */
export interface BareAri {
  readonly channels: Readonly<Record<'create' | 'dial' | 'answer' | 'hangup', Operation>>;
  readonly bridges: Readonly<Record<'create' | 'addChannel' | 'destroy', Operation>>;
}

interface BareLibrary extends BareAri {
  start(app: string): unknown;
  readonly _ws: {
    removeAllListeners(event: string): void;
    on(event: 'message', listener: (data: Buffer) => void): void;
    once(event: 'open', listener: () => void): void;
  };
}

interface LibraryRequest {
  readonly url: string;
  readonly method: string;
  readonly body?: string | null;
  readonly on: {
    response(answer: { readonly status: number; readonly data: Buffer }): void;
    error(answer: { readonly status: number; readonly data: Buffer }): void;
  };
}

interface SwaggerModule {
  readonly SwaggerHttp: { prototype: { execute: (request: LibraryRequest) => void } };
  readonly SwaggerApi: { prototype: Record<'buildFromSpec' | 'buildFrom1_1Spec', unknown> };
}

interface AriClientModule {
  readonly connect: (url: string, username: string, password: string) => Promise<BareLibrary>;
}

const requireHere = createRequire(import.meta.url);
const requireOfLibrary = createRequire(requireHere.resolve('ari-client'));

/** ari-client is without the packages that it sends requests with (package.json): they go through this. */
const sendBy = (authorization: string): void => {
  requireOfLibrary('request');
  const module = requireOfLibrary.cache[requireOfLibrary.resolve('request')];
  if (module !== undefined) {
    module.exports = (_url: string, answered: (error: null) => void) => {
      answered(null);
    };
  }
  const { SwaggerHttp, SwaggerApi } = requireOfLibrary('swagger-client') as SwaggerModule;
  SwaggerApi.prototype.buildFrom1_1Spec = SwaggerApi.prototype.buildFromSpec;
  const agent = new Agent({ keepAlive: true, noDelay: true });
  SwaggerHttp.prototype.execute = ({ url, method, body, on }) => {
    const type = body == null ? {} : { 'content-type': 'application/json' };
    const headers = { authorization, ...type };
    const sent = request(url, { method, agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const answer = { status: response.statusCode ?? 0, data: Buffer.concat(pieces) };
        if (answer.status < 300) on.response(answer);
        else on.error(answer);
      });
    });
    sent.on('error', () => {
      on.error({ status: 0, data: Buffer.from('') });
    });
    sent.end(body ?? undefined);
  };
};

/**
 * Connects ari-client and nothing else: its requests are sent as they are, and events are read as JSON alone, as
 * its own reader makes objects of forty functions each of them.
 */
export const connectBareAri = async (
  url: string,
  username: string,
  password: string,
  app: string,
  follow: (event: BareEvent) => void,
): Promise<BareAri> => {
  sendBy(basicAuthorization(username, password));
  const { connect } = requireHere('ari-client') as AriClientModule;
  const library = await connect(url, username, password);
  library.start(app);
  const socket = library._ws;
  socket.removeAllListeners('message');
  socket.on('message', (data) => {
    follow(JSON.parse(data.toString()) as BareEvent);
  });
  await new Promise<void>((resolve) => {
    socket.once('open', resolve);
  });
  return library;
};
