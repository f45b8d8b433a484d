import test from 'ava';
import { runningAsterisk } from './asterisk.ts';
import { Carrier } from './carrier.ts';
import { startService } from './running-service.ts';

/** The service and the telephone company of a test file, while its tests run. */
export interface ServiceAndCarrier<Service> {
  readonly service: Service;
  readonly carrier: Carrier;
}

/** Opens both before the first test of the file that calls this, and closes them after its last. */
export const openServiceAndCarrier = <Service extends { stop(): Promise<void> }>(
  start: () => Promise<Service>,
): ServiceAndCarrier<Service> => {
  let service: Service | undefined;
  let carrier: Carrier | undefined;
  test.before(async () => {
    service = await start();
    carrier = await Carrier.create({ password: runningAsterisk().trunkPassword });
  });
  test.after.always(async () => {
    await carrier?.stop();
    await service?.stop();
  });
  return {
    get service() {
      return opened(service);
    },
    get carrier() {
      return opened(carrier);
    },
  };
};

/** As most phone tests do: the service in the process of the tests. */
export const serviceAndCarrier = () => openServiceAndCarrier(() => startService());

const opened = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('it is opened before the first test alone');
  return thing;
};
