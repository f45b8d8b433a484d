import test from 'ava';
import { runningAsterisk, uniqueName } from '../helpers/asterisk.ts';
import { conversation, enqueueFor, untilOver } from '../helpers/conversation.ts';
import { eventually } from '../helpers/eventually.ts';
import { startService, type RunningService } from '../helpers/running-service.ts';
import { at, enter, type Talking, talkingScene } from '../helpers/talking-scene.ts';
import { byTheRule, untilAllHear } from '../helpers/who-hears-whom.ts';

let service: RunningService;
test.before(async () => {
  service = await startService();
});
test.after.always(() => service.stop());

const scene = talkingScene(() => service);

/** Another program of ARI does something of which our client has no need. */
const post = async (path: string): Promise<void> => {
  const { ariUrl, ariUsername, ariPassword } = runningAsterisk();
  const credentials = Buffer.from(`${ariUsername}:${ariPassword}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}` };
  const answer = await fetch(new URL(`/ari/${path}`, ariUrl), { method: 'POST', headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
};

/** The channels of the agent and of the caller. */
const channelsOf = async ({ callcenter, conversationId }: Talking) => {
  const { members } = await conversation(callcenter, conversationId);
  const idOf = (isAgent: boolean): string => {
    const member = members.find(({ agent_name }) => (agent_name !== undefined) === isAgent);
    if (member === undefined) throw new Error('not a member');
    return member.call_id;
  };
  return { agent: idOf(true), caller: idOf(false) };
};

const withBridge = async (run: (bridge: string) => Promise<void>): Promise<void> => {
  const bridge = uniqueName('theirs');
  await service.ari.createBridge(bridge, 'mixing', 'theirs');
  try {
    await run(bridge);
  } finally {
    await service.ari.destroyBridge(bridge);
  }
};

const untilTheyTalk = (situation: string, { ana, cleo }: Talking): Promise<void> =>
  untilAllHear(situation, byTheRule([at(1, ana), at(1, cleo)]), 2500);

/** Nobody is left in silence: the caller is in the IVR, the agent's phone is free. */
const untilGivenUp = async ({ ana, cleo, callcenter, conversationId }: Talking): Promise<void> => {
  await cleo.untilBackInIvr();
  await ana.untilState('idle');
  await untilOver(callcenter, conversationId);
};

const PUT_RIGHT: Record<string, (talking: Talking, theirs: string) => Promise<void>> = {
  'destroys the bridge': ({ conversationId }) => service.ari.destroyBridge(conversationId),
  'takes the agent out of the bridge': async (talking) => {
    const { agent } = await channelsOf(talking);
    await service.ari.removeFromBridge(talking.conversationId, [agent]);
  },
  'takes the caller out of the bridge': async (talking) => {
    const { caller } = await channelsOf(talking);
    await service.ari.removeFromBridge(talking.conversationId, [caller]);
  },
  'puts the agent into a bridge of its own': async (talking, theirs) => {
    const { agent } = await channelsOf(talking);
    await service.ari.addToBridge(theirs, [agent]);
  },
  'puts the caller into a bridge of its own': async (talking, theirs) => {
    const { caller } = await channelsOf(talking);
    await service.ari.addToBridge(theirs, [caller]);
  },
};

for (const [what, meddle] of Object.entries(PUT_RIGHT)) {
  scene(`when another program ${what}, both talk on within two seconds`, async (talking, t) => {
    await withBridge(async (theirs) => {
      await meddle(talking, theirs);
      await untilTheyTalk(what, talking);
    });
    t.is((await conversation(talking.callcenter, talking.conversationId)).state, 'live');
    await talking.callerCall.hangUp();
    await talking.ana.untilState('idle');
  });
}

const GIVEN_UP: Record<string, (talking: Talking) => Promise<void>> = {
  "gives the agent's call to the dialplan": async (talking) => {
    const { agent } = await channelsOf(talking);
    await post(`channels/${agent}/continue?context=test-ivr&extension=silence&priority=1`);
  },
  "moves the agent's call to itself": async (talking) => {
    const { agent } = await channelsOf(talking);
    const [app] = await service.ari.getApplication().then(({ name }) => [name]);
    await post(`channels/${agent}/move?app=${app}`);
  },
  "hangs up the agent's call": async (talking) => {
    const { agent } = await channelsOf(talking);
    await service.ari.hangupChannel(agent, 'normal');
  },
};

for (const [what, meddle] of Object.entries(GIVEN_UP)) {
  const title = `when another program ${what}, the caller is back in the IVR and the agent free`;
  scene(title, async (talking, t) => {
    await meddle(talking);
    await untilGivenUp(talking);
    t.like(await talking.agentCall.ended(), { cause: 'hung-up', by: 'them' });
  });
}

scene('when another program takes the caller, the agent is free', async (talking, t) => {
  const { ana, callcenter, conversationId, callerCall, agentCall } = talking;
  const { caller } = await channelsOf(talking);
  const { name } = await service.ari.getApplication();
  await post(`channels/${caller}/move?app=${name}`);
  t.deepEqual(await agentCall.ended(), { cause: 'hung-up', by: 'them' });
  await ana.untilState('idle');
  await untilOver(callcenter, conversationId);
  await callerCall.hangUp();
});

scene('with a program that does it again and again, it is given up', async (talking, t) => {
  const { agent } = await channelsOf(talking);
  const moments: number[] = [];
  service.ari.onEvent((event) => {
    if (event.type !== 'ChannelEnteredBridge' || event.channel?.id !== agent) return;
    moments.push(performance.now());
    service.ari.removeFromBridge(event.bridge.id, [agent]).catch(() => undefined);
  });
  await service.ari.subscribe(`bridge:${talking.conversationId}`);
  await service.ari.removeFromBridge(talking.conversationId, [agent]);
  await talking.cleo.untilBackInIvr(10_000);
  await talking.ana.untilState('idle');
  const most = moments.filter((moment) => moment - (moments[0] ?? 0) < 1000).length;
  t.true(most >= 1 && most <= 5, `${most} times in the first second`);
});

scene('a caller who waits goes on hearing music if another program moves them', async (talking) => {
  const { callcenter, callerCall } = talking;
  const dave = await callcenter.caller('dave');
  const davesCall = dave.enqueue(enqueueFor('sue'));
  const task = await callcenter.untilTask({ state: 'waiting' });
  await withBridge(async (theirs) => {
    const { caller } = await channelsOf(talking);
    await service.ari.addToBridge(theirs, [task.origin_call_id, caller]);
    await untilTheyTalk('moved', talking);
    await dave.phone.untilHearsMusic();
  });
  await davesCall.hangUp();
  await callerCall.hangUp();
});

scene('a transfer that Asterisk did by itself leaves nobody behind', async (talking, t) => {
  const { ana, agentCall, callcenter } = talking;
  const { agent } = await channelsOf(talking);
  await service.ari.setChannelVariable(agent, 'PJSIP_TRANSFER_HANDLING()', 'core');
  agentCall.transfer('6000');
  t.is(await agentCall.transferAnswered(), 200);
  await untilGivenUp(talking);
  await callcenter.api.do('DELETE', `agent/${ana.name}?force=true`);
  const login = { name: ana.name, extension: ana.phone.user, state: 'idle' };
  await callcenter.api.do('POST', 'agent', login);
});

scene('who whispers is heard again after another program hung that up', async (talking) => {
  const { ana, cleo, sue, conversationId } = talking;
  await enter(sue, conversationId, { mode: 1, whisper_to: 'ana' });
  const whispered = () =>
    untilAllHear(
      'whispering',
      [
        { line: ana.phone, voices: [cleo.phone, sue.phone], music: false },
        { line: cleo.phone, voices: [ana.phone], music: false },
        { line: sue.phone, voices: [ana.phone, cleo.phone], music: false },
      ],
      2500,
    );
  await whispered();
  const channels = await service.ari.listChannels();
  const snoop = channels.find(({ name }) => name.startsWith('Snoop/'));
  await service.ari.hangupChannel(snoop?.id ?? 'none', 'normal');
  await whispered();
  await talking.callerCall.hangUp();
});

scene('an agent whose call is somewhere else can be logged out and in again', async (talking) => {
  const { ana, callcenter } = talking;
  const { agent } = await channelsOf(talking);
  const { name } = await service.ari.getApplication();
  await post(`channels/${agent}/move?app=${name}`);
  await callcenter.api.do('DELETE', `agent/${ana.name}?force=true`);
  const login = { name: ana.name, extension: ana.phone.user, state: 'idle' };
  await eventually(async () => (await callcenter.api.call('POST', 'agent', login)).status === 200, {
    awaited: 'the agent to be logged in anew',
  });
  await talking.cleo.untilBackInIvr();
});
