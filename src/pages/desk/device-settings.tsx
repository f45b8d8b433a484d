import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import {
  type Device,
  deviceChoices,
  type Devices,
  type DeviceUse,
  listDevices,
  type MicrophoneFault,
  NoMicrophone,
  onDevicesChanged,
  openMicrophone,
} from '../phone/devices.ts';
import { measureLevel } from '../phone/level.ts';
import { hearOneself } from '../phone/loop-test.ts';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../words/words.ts';
import { usePhone } from './phone-context.ts';
import { allowSound, ringTest } from './ring.ts';

interface PickerProps {
  readonly use: DeviceUse;
  readonly devices: readonly Device[];
  readonly changed: () => void;
}

const DevicePicker = ({ use, devices, changed }: PickerProps): ReactNode => {
  const { say } = useWords();
  const choice = deviceChoices[use];
  const chosen = useSyncExternalStore(choice.subscribe, choice.get);
  const label = use === 'ring' ? say('ring-device') : say(use);
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="input"
        value={devices.some(({ id }) => id === chosen) ? chosen : ''}
        onChange={({ target }) => {
          choice.set(target.value);
          changed();
        }}
      >
        <option value="">{say('device-of-system')}</option>
        {devices.map(({ id, label: name }, index) => (
          <option key={id} value={id}>
            {name === '' ? say('device-number', { number: index + 1 }) : name}
          </option>
        ))}
      </select>
    </label>
  );
};

/** How often the meter moves, in milliseconds. */
const MOVES_EVERY_MS = 80;

/** Moves with what is spoken, past React: ten times a second is too often for all else. */
const LevelMeter = ({ stream }: { readonly stream: MediaStream }): ReactNode => {
  const { say } = useWords();
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const { level, end } = measureLevel(stream);
    const timer = setInterval(() => {
      if (meter.current !== null) meter.current.value = level();
    }, MOVES_EVERY_MS);
    return () => {
      clearInterval(timer);
      end();
    };
  }, [stream]);
  return (
    <label className="field">
      <span>{say('level')}</span>
      <meter ref={meter} className="level" min={0} max={1} value={0} />
      <span className="hint">{say('level-hint')}</span>
    </label>
  );
};

type Loop = 'loop-speak' | 'loop-listen' | 'loop-done';

const LoopTest = ({ stream }: { readonly stream: MediaStream }): ReactNode => {
  const { say } = useWords();
  const { isWanted, run } = useAction();
  const [loop, setLoop] = useState<Loop | null>(null);
  const ended = useRef(new AbortController());
  useEffect(() => {
    ended.current = new AbortController();
    return () => {
      ended.current.abort();
    };
  }, [stream]);
  const test = async (): Promise<void> => {
    setLoop('loop-speak');
    const isDone = await run(() =>
      hearOneself(stream, ended.current.signal, () => {
        setLoop('loop-listen');
      }),
    );
    setLoop(isDone ? 'loop-done' : null);
  };
  return (
    <>
      <p role="status" data-loop={loop}>
        {loop === null ? '' : say(loop)}
      </p>
      <Button disabled={isWanted} act={() => void test()}>
        {say('loop-test')}
      </Button>
    </>
  );
};

/** The microphone, opened for as long as it is looked at. It is another one whenever another is chosen. */
const useMicrophone = (turn: number): MediaStream | MicrophoneFault | null => {
  const [opened, setOpened] = useState<MediaStream | MicrophoneFault | null>(null);
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | null = null;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    openMicrophone().then(
      (found) => {
        stream = found;
        if (isOver) stop();
        else setOpened(found);
      },
      (error: unknown) => {
        if (!isOver) setOpened(error instanceof NoMicrophone ? error.fault : 'unknown');
      },
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [turn]);
  return opened;
};

const useDevices = (of: unknown): Devices => {
  const [devices, setDevices] = useState<Devices>({ microphones: [], speakers: [] });
  useEffect(() => {
    const look = (): void => {
      void listDevices().then(setDevices);
    };
    look();
    return onDevicesChanged(look);
    // Names are known once the microphone is open.
  }, [of]);
  return devices;
};

/** Which devices are used, whether they work, and how one sounds. */
export const DeviceSettings = (): ReactNode => {
  const { say } = useWords();
  const { phone } = usePhone();
  const { run } = useAction();
  const [turn, setTurn] = useState(0);
  const microphone = useMicrophone(turn);
  const { microphones, speakers } = useDevices(microphone);
  const changed = (): void => {
    setTurn(turn + 1);
    void run(() => phone.useDevices());
  };
  const ring = (): void => {
    allowSound();
    ringTest();
  };
  return (
    <>
      <DevicePicker use="microphone" devices={microphones} changed={changed} />
      {typeof microphone === 'string' && (
        <p className="fault" role="alert">
          {say(`microphone-${microphone}`)}
        </p>
      )}
      {microphone instanceof MediaStream && <LevelMeter stream={microphone} />}
      {speakers.length === 0 ? (
        <p className="hint">{say('speakers-by-system')}</p>
      ) : (
        <>
          <DevicePicker use="speaker" devices={speakers} changed={changed} />
          <DevicePicker use="ring" devices={speakers} changed={changed} />
        </>
      )}
      <div className="buttons">
        {microphone instanceof MediaStream && <LoopTest stream={microphone} />}
        <Button act={ring}>{say('ring-test')}</Button>
      </div>
    </>
  );
};
