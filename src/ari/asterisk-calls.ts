import { callFor, callForNothing, callForOne, nullWhenMissing, type AriCall } from './ari-call.ts';
import { readList } from './reading.ts';
import {
  applicationSnapshot,
  asteriskInfo,
  configField,
  endpointSnapshot,
  soundSnapshot,
  type ApplicationSnapshot,
  type AsteriskInfo,
  type ConfigField,
  type EndpointSnapshot,
  type SoundSnapshot,
} from './snapshots.ts';

/** The calls on Asterisk itself, our application in it, its phones and its prompts. */
export interface AsteriskCalls {
  info(): Promise<AsteriskInfo>;
  ping(): Promise<void>;
  /** What our application is subscribed to. Refused with 404 while no event socket is open. */
  getApplication(): Promise<ApplicationSnapshot>;
  /** Whether a program has opened the application of this name. */
  hasApplication(name: string): Promise<boolean>;
  /**
   * Sends us the events of `channel:ID`, `bridge:ID`, `endpoint:PJSIP/NAME` and the like; never those of
   * `endpoint:` alone, by which Asterisk crashes (registrations.ts).
   */
  subscribe(eventSource: string): Promise<void>;
  /** Keeps these types of events from being sent to us; those that were kept before are sent again. */
  passOverEvents(types: readonly string[]): Promise<void>;
  /** Refused with 404 when there is no such endpoint. */
  getEndpoint(tech: string, resource: string): Promise<EndpointSnapshot>;
  listEndpoints(tech: string): Promise<EndpointSnapshot[]>;
  /**
   * Makes or changes an object of a module's configuration at run time, such as `res_pjsip`, `endpoint`.
   * See https://docs.asterisk.org/Configuration/Interfaces/Asterisk-REST-Interface-ARI/ARI-Push-Configuration/
   */
  updateConfigObject(
    configClass: string,
    objectType: string,
    id: string,
    fields: readonly ConfigField[],
  ): Promise<void>;
  /** Null when there is no such object, neither made at run time nor in a file. */
  getConfigObject(
    configClass: string,
    objectType: string,
    id: string,
  ): Promise<ConfigField[] | null>;
  deleteConfigObject(configClass: string, objectType: string, id: string): Promise<void>;
  listSounds(): Promise<SoundSnapshot[]>;
  /** Null when there is no such prompt. */
  getSound(id: string): Promise<SoundSnapshot | null>;
}

const ANY_WORDS = /(?:)/;

/** The calls that are about Asterisk as a whole, for the application `applicationName`. */
export function asteriskCalls(call: AriCall, applicationName: string): AsteriskCalls {
  return {
    info: () => callForOne(asteriskInfo, call, 'asterisk.getInfo'),
    ping: () => callForNothing(call, 'asterisk.ping', {}),
    getApplication: () =>
      callForOne(applicationSnapshot, call, 'applications.get', { applicationName }),
    hasApplication: async (name) =>
      (await nullWhenMissing(
        callForOne(applicationSnapshot, call, 'applications.get', { applicationName: name }),
        ANY_WORDS,
      )) !== null,
    subscribe: (eventSource) =>
      callForNothing(call, 'applications.subscribe', { applicationName, eventSource }),
    passOverEvents: (types) =>
      callForNothing(call, 'applications.filter', {
        applicationName,
        filter: { disallowed: types.map((type) => ({ type })) },
      }),
    getEndpoint: (tech, resource) =>
      callForOne(endpointSnapshot, call, 'endpoints.get', { tech, resource }),
    listEndpoints: (tech) =>
      callFor(readList(endpointSnapshot), call, 'endpoints.listByTech', { tech }),
    updateConfigObject: (configClass, objectType, id, fields) =>
      callForNothing(call, 'asterisk.updateObject', {
        ...{ configClass, objectType, id, fields },
      }),
    getConfigObject: (configClass, objectType, id) =>
      nullWhenMissing(
        callFor(readList(configField), call, 'asterisk.getObject', { configClass, objectType, id }),
        ANY_WORDS,
      ),
    deleteConfigObject: (configClass, objectType, id) =>
      callForNothing(call, 'asterisk.deleteObject', { configClass, objectType, id }),
    listSounds: () => callFor(readList(soundSnapshot), call, 'sounds.list'),
    getSound: (soundId) =>
      nullWhenMissing(callForOne(soundSnapshot, call, 'sounds.get', { soundId }), ANY_WORDS),
  };
}
