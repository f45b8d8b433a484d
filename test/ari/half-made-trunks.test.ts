import test from 'ava';
import { AsteriskTrunks } from '../../src/ari/asterisk-trunks.ts';
import type { AriCalls, AriClient } from '../../src/ari/client.ts';
import { ON_THIS_MACHINE } from '../../src/ari/endpoint-settings.ts';
import { OutboundRegistrations } from '../../src/ari/outbound-registrations.ts';
import { TRUNK_PARTS } from '../../src/ari/trunk-objects.ts';
import type { TrunkName } from '../../src/domain/ids.ts';
import { ANY_NUMBER, BUILT_IN_TRUNK, type Trunk } from '../../src/domain/trunk.ts';
import { NO_CONTEXT } from '../../src/operations/ports/log-context.ts';
import { ariSettingsFor, uniqueName } from '../helpers/asterisk.ts';
import { eventually } from '../helpers/eventually.ts';
import { watch } from './watched-client.ts';

/* A service that ends while a trunk is made, at each point, with a real Asterisk. */

const nobody = (): void => undefined;
const log = { debug: nobody, info: nobody, warn: nobody, error: nobody };

const trunkTo = (name: TrunkName, username: string): Trunk => ({
  ...BUILT_IN_TRUNK,
  ...{ name, kind: 'register', host: '127.0.0.250', port: 5999, prefixes: [ANY_NUMBER] },
  credentials: { kind: 'password', username, password: 'very-secret' },
});

/** Changes so many objects; what is asked for after that is never heard of again, as of a service that ended. */
class DyingCalls {
  #left: number;
  isDead = false;

  constructor(changes: number) {
    this.#left = changes;
  }

  of(ari: AriCalls): AriCalls {
    return {
      ...ari,
      getConfigObject: (...asked) => ari.getConfigObject(...asked),
      updateConfigObject: (...asked) => this.#unlessDead(() => ari.updateConfigObject(...asked)),
      deleteConfigObject: (...asked) => this.#unlessDead(() => ari.deleteConfigObject(...asked)),
    };
  }

  #unlessDead(change: () => Promise<void>): Promise<void> {
    if (this.#left === 0) {
      this.isDead = true;
      return new Promise(nobody);
    }
    this.#left -= 1;
    return change();
  }
}

/** Looks after one trunk, with calls to Asterisk that may die. */
const keeper = (ari: AriClient, app: string, trunk: Trunk, dying?: DyingCalls) => {
  const settings = ariSettingsFor(app);
  const client: AriClient = {
    ...ari,
    connected: true,
    onConnection: (told) => {
      if (dying !== undefined) return;
      queueMicrotask(() => {
        told({ state: 'connected' });
      });
    },
    onBehalfOf: (context) => {
      const calls = ari.onBehalfOf(context);
      return dying === undefined ? calls : dying.of(calls);
    },
    getEndpoint: (...asked) => ari.getEndpoint(...asked),
  };
  const registrations = new OutboundRegistrations(settings);
  const deps = { ari: client, app, endpoints: ON_THIS_MACHINE, registrations, log };
  const trunks = new AsteriskTrunks(deps);
  trunks.listen({ wanted: () => [trunk], seen: nobody });
  return trunks;
};

/** Which parts Asterisk has, and with which account the trunk registers. */
const partsIn = async (ari: AriCalls, name: string): Promise<string[]> => {
  const found = await Promise.all(
    TRUNK_PARTS.map(async (part) => {
      const fields = await ari.getConfigObject('res_pjsip', part, name);
      if (fields === null) return [];
      const user = fields.find(({ attribute }) => attribute === 'username')?.value;
      return [user === undefined ? part : `${part} of ${user}`];
    }),
  );
  return found.flat().toSorted();
};

const WHOLE = ['aor', 'auth of new', 'endpoint', 'identify', 'registration'];

/** A service ends after so many changes while it makes a trunk; the next one looks after it. */
const diesAfter = async (
  ari: AriClient,
  changes: number,
  before: Trunk | null,
): Promise<boolean> => {
  const app = uniqueName('dying');
  const name = before?.name ?? (uniqueName('carrier') as TrunkName);
  const trunk = trunkTo(name, 'new');
  if (before !== null)
    await keeper(ari, app, before, new DyingCalls(99)).put(before, true, NO_CONTEXT);
  const dying = new DyingCalls(changes);
  const putting = keeper(ari, app, trunk, dying).put(trunk, before === null, NO_CONTEXT);
  const isDone = putting.then(() => true);
  const isDead = eventually(() => dying.isDead || null, { awaited: 'it to end' });
  const isWhole = await Promise.race([isDone, isDead.then(() => false)]);
  isDead.catch(nobody);
  const next = keeper(ari, app, trunk);
  try {
    let parts: string[] = [];
    await eventually(
      async () => {
        parts = await partsIn(ari, name);
        return parts.join() === WHOLE.join();
      },
      {
        awaited: `the trunk to be whole after a service ended at change ${changes}`,
        withinMs: 3000,
        observed: () => parts.join(),
      },
    );
  } finally {
    next.close();
    await next.remove(trunk, NO_CONTEXT);
  }
  return isWhole;
};

for (const what of ['new', 'changed'] as const) {
  test.serial(
    `a ${what} trunk that was half made when the service ended, at whatever point, is made whole by the next`,
    async (t) => {
      t.timeout(60_000);
      const { client, connected } = watch(t, ariSettingsFor(uniqueName('halves')));
      client.start();
      await connected();
      let changes = 0;
      for (;;) {
        const old = trunkTo(uniqueName('carrier') as TrunkName, 'old');
        if (await diesAfter(client, changes, what === 'new' ? null : old)) break;
        changes += 1;
      }
      t.is(changes, TRUNK_PARTS.length * (what === 'new' ? 1 : 2), 'it died at each change');
    },
  );
}
