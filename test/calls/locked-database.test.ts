import test from 'ava';
import sqlite3 from 'sqlite3';
import { withCallcenter } from '../helpers/callcenter.ts';
import { type LocalService, startService } from '../helpers/running-service.ts';
import { SALES, salesScene } from '../helpers/sales-scene.ts';

let service: LocalService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const execute = (connection: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(sql, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });

test.serial(
  'who arrives while the database is locked hears music, and talks with an agent when it is free',
  (t) =>
    withCallcenter(t, service, async (callcenter) => {
      const { ana, ben } = await salesScene(callcenter);
      const other = new sqlite3.Database(service.databasePath);
      await execute(other, 'BEGIN EXCLUSIVE');
      try {
        ben.enqueue(SALES);
        await ben.phone.untilHearsMusic();
        t.deepEqual((await callcenter.tasks()).result, [], 'nothing is decided yet');
      } finally {
        await execute(other, 'ROLLBACK');
        other.close();
      }
      const anasCall = await ana.phone.nextCall(15_000);
      await anasCall.answer();
      await ben.phone.untilHears(ana.phone);
      await anasCall.hangUp();
      t.like(await ben.untilBackInIvr(), { QUEUE_RESULT: 'success', QUEUE_AGENT: 'ana' });
      await ben.phone.untilHears(1100);
    }),
);
