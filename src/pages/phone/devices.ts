import { textPreference } from '../ui/preference.ts';

/** Which of them is used: its id, or nothing for the one that the system uses. Kept in this browser. */
export const deviceChoices = {
  microphone: textPreference('microphone'),
  speaker: textPreference('speaker'),
  ring: textPreference('ring-device'),
};

export type DeviceUse = keyof typeof deviceChoices;

/** Why there is no microphone. */
export type MicrophoneFault =
  /** The person or the browser said no. */
  | 'denied'
  | 'missing'
  /** Another program has it. */
  | 'in-use'
  /** The page did not come by https, nor from this machine. */
  | 'insecure'
  | 'unknown';

/** https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const FAULTS: Readonly<Record<string, MicrophoneFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** There is no microphone to be had. */
export class NoMicrophone extends Error {
  readonly fault: MicrophoneFault;

  constructor(fault: MicrophoneFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

const faultOf = (error: unknown): NoMicrophone => {
  if (error instanceof NoMicrophone) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return new NoMicrophone(FAULTS[name] ?? 'unknown', message);
};

const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'OverconstrainedError' || error.name === 'NotFoundError');

/** Other than their types say, browsers have none on pages that did not come safely. */
const devices = (): MediaDevices | undefined => (navigator as Partial<Navigator>).mediaDevices;

/** Opens the chosen microphone; where that is gone, the system's. @throws NoMicrophone */
export const openMicrophone = async (): Promise<MediaStream> => {
  const media = devices();
  if (media === undefined) throw new NoMicrophone('insecure', 'no mediaDevices');
  const id = deviceChoices.microphone.get();
  const open = (audio: MediaTrackConstraints | true): Promise<MediaStream> =>
    media.getUserMedia({ audio, video: false });
  try {
    if (id === '') return await open(true);
    return await open({ deviceId: { exact: id } }).catch((error: unknown) => {
      if (isGone(error)) return open(true);
      throw error;
    });
  } catch (error) {
    throw faultOf(error);
  }
};

export interface Device {
  readonly id: string;
  readonly label: string;
}

export interface Devices {
  readonly microphones: readonly Device[];
  /** Empty where the browser does not let pages choose. */
  readonly speakers: readonly Device[];
}

const NONE: Devices = { microphones: [], speakers: [] };

const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

const ofKind = (all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] =>
  all
    .filter((each) => each.kind === kind && each.deviceId !== '' && each.deviceId !== 'default')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));

/** What there is. Names are known once the microphone was allowed. */
export const listDevices = async (): Promise<Devices> => {
  const all = (await devices()?.enumerateDevices()) ?? [];
  if (all.length === 0) return NONE;
  const speakers = canChooseSpeaker() ? ofKind(all, 'audiooutput') : [];
  return { microphones: ofKind(all, 'audioinput'), speakers };
};

/** @returns what ends it */
export const onDevicesChanged = (changed: () => void): (() => void) => {
  const media = devices();
  media?.addEventListener('devicechange', changed);
  return () => {
    media?.removeEventListener('devicechange', changed);
  };
};

interface Sink {
  readonly setSinkId?: (id: string) => Promise<void>;
}

/** Lets something be heard where it was chosen. A device that is gone is no reason to be silent. */
export const hearOn = async (
  sound: HTMLAudioElement | AudioContext,
  use: DeviceUse,
): Promise<void> => {
  const sink = sound as Sink;
  try {
    await sink.setSinkId?.(deviceChoices[use].get());
  } catch {
    await sink.setSinkId?.('');
  }
};
