import test from 'ava';
import { type LocalService, startService } from './running-service.ts';
import { TestTrunks } from './test-trunks.ts';

/** The service of a test file and the trunks that its tests make, while they run. */
export interface ServiceAndTrunks {
  readonly service: LocalService;
  readonly trunks: TestTrunks;
}

/**
 * Starts the service before the first test of the file that calls this, takes away what each test made, and stops it
 * after the last.
 * @param alone whether numbers that no trunk of a test takes go nowhere, in place of the trunk that is always there
 */
export const serviceAndTrunks = (alone: boolean): ServiceAndTrunks => {
  let opened: ServiceAndTrunks | undefined;
  const nowOpened = (): ServiceAndTrunks => {
    if (opened === undefined) throw new Error('the service is started before the first test');
    return opened;
  };
  test.before(async () => {
    const service = await startService();
    opened = { service, trunks: new TestTrunks(service) };
    if (alone) await opened.trunks.ask('POST', '/trunk/trunk', { prefixes: [] });
  });
  test.afterEach.always(() => opened?.trunks.clear());
  test.after.always(() => opened?.service.stop());
  return {
    get service() {
      return nowOpened().service;
    },
    get trunks() {
      return nowOpened().trunks;
    },
  };
};
