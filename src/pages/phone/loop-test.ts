import { hearOn } from './devices.ts';

/** How long somebody speaks before they hear themselves, in milliseconds. */
export const LOOP_TEST_MS = 3000;

const recorded = async (stream: MediaStream, signal: AbortSignal): Promise<Blob> => {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => {
    parts.push(data);
  };
  const stopped = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  recorder.start();
  const timer = setTimeout(stop, LOOP_TEST_MS);
  signal.addEventListener('abort', stop);
  await stopped;
  clearTimeout(timer);
  return new Blob(parts, { type: recorder.mimeType });
};

/**
 * Lets somebody hear what they say, on the speaker that they chose: first they speak, then they listen.
 * @param heard told when they are to listen
 */
export const hearOneself = async (
  stream: MediaStream,
  signal: AbortSignal,
  heard: () => void,
): Promise<void> => {
  const blob = await recorded(stream, signal);
  if (signal.aborted) return;
  const sound = new Audio();
  sound.src = URL.createObjectURL(blob);
  await hearOn(sound, 'speaker');
  const ended = new Promise((resolve) => {
    sound.onended = resolve;
    sound.onerror = resolve;
    signal.addEventListener('abort', resolve);
  });
  heard();
  await sound.play();
  await ended;
  sound.pause();
  URL.revokeObjectURL(sound.src);
};
