import { createRequire } from 'node:module';

/** A request as ari-client's library for Asterisk's API description makes it. */
export interface LibraryRequest {
  readonly url: string;
  readonly method: string;
  readonly body?: string | null;
  readonly on: { response(answer: LibraryAnswer): void };
}

export interface LibraryAnswer {
  readonly status: number;
  readonly data: Buffer;
}

/** The client object of ari-client: one property for each resource, with a function for each operation. */
export type Library = object;

interface SwaggerModule {
  readonly SwaggerHttp: { prototype: { execute: (request: LibraryRequest) => void } };
  readonly SwaggerApi: { prototype: Record<'buildFromSpec' | 'buildFrom1_1Spec', unknown> };
  readonly authorizations: { add: () => void };
}

interface AriClientModule {
  readonly connect: (url: string, username: string, password: string) => PromiseLike<Library>;
}

/**
 * Before it loads the API description, ari-client looks whether anybody listens, with a request that has
 * neither time limit nor credentials. Loading tells the same, so this request is answered without being sent.
 * It is all that ari-client has `request` for, a library that nobody maintains: package.json puts an empty
 * package in its place, and in that of `shred`, which only the replaced SwaggerHttp would use.
 */
const answerWithoutSending = (_url: string, answered: (error: null) => void): void => {
  answered(null);
};

const requireHere = createRequire(import.meta.url);
const requireOfLibrary = createRequire(requireHere.resolve('ari-client'));
requireOfLibrary('request');
const requestModule = requireOfLibrary.cache[requireOfLibrary.resolve('request')];
if (requestModule === undefined) throw new Error('the stand-in for "request" was not loaded');
requestModule.exports = answerWithoutSending;

/** The very copy that ari-client uses. */
export const swagger = requireOfLibrary('swagger-client') as SwaggerModule;

/** ari-client 2.2.0 itself. bundle/libraries.ts does for the bundle what is done here. */
export const { connect } = requireHere('ari-client') as AriClientModule;
