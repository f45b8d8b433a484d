/**
 * The least that a queue over ARI can be, on the library that the service is made of: a caller gets the agent who
 * has been idle longest, their phone is made and dialled, and when it answers the two are put into a bridge. Nothing
 * is checked, stored, played or logged.
 */
import { answerAs } from './asked-process.ts';
import { type BareAri, type BareChannel, type BareEvent, connectBareAri } from './bare-ari.ts';

interface Talk {
  readonly caller: string;
  readonly number: string;
  readonly agent: string;
  readonly phone: string;
  bridge: string | null;
}

let client: BareAri;
let app = '';
let made = 0;
/** Those on duty, idle and not. */
let staffed = new Set<string>();
const idle: string[] = [];
const waiting: BareChannel[] = [];
const byChannel = new Map<string, Talk>();

/** Who is gone already needs nothing more. */
const unlessGone = (work: Promise<unknown>): void => {
  work.catch(() => undefined);
};

const serve = (): void => {
  while (idle.length > 0 && waiting.length > 0) {
    const [agent, caller] = [idle.shift(), waiting.shift()];
    if (agent === undefined || caller === undefined) return;
    const phone = `${app}-phone-${(made += 1)}`;
    const number = caller.caller.number;
    const talk: Talk = { caller: caller.id, number, agent, phone, bridge: null };
    byChannel.set(caller.id, talk).set(phone, talk);
    const variables = { 'CONNECTEDLINE(num)': number };
    const channel = { endpoint: `PJSIP/${agent}`, app, channelId: phone, variables };
    unlessGone(client.channels.create(channel));
  }
};

const connect = async (talk: Talk): Promise<void> => {
  const { caller, phone } = talk;
  const [bridge] = await Promise.all([
    client.bridges.create({ type: 'mixing' }),
    client.channels.answer({ channelId: caller }),
  ]);
  talk.bridge = bridge.id;
  await client.bridges.addChannel({ bridgeId: bridge.id, channel: `${caller},${phone}` });
};

const callerGone = (channelId: string): void => {
  const place = waiting.findIndex(({ id }) => id === channelId);
  if (place >= 0) waiting.splice(place, 1);
  const talk = byChannel.get(channelId);
  byChannel.delete(channelId);
  if (talk === undefined) return;
  unlessGone(client.channels.hangup({ channelId: talk.phone }));
};

const phoneGone = (talk: Talk): void => {
  byChannel.delete(talk.phone);
  if (talk.bridge !== null) unlessGone(client.bridges.destroy({ bridgeId: talk.bridge }));
  if (staffed.has(talk.agent)) idle.push(talk.agent);
  serve();
};

const entered = (channel: BareChannel): void => {
  if (byChannel.has(channel.id)) {
    unlessGone(client.channels.dial({ channelId: channel.id, timeout: 30 }));
    return;
  }
  waiting.push(channel);
  serve();
};

const follow = ({ type, channel }: BareEvent): void => {
  if (channel === undefined) return;
  if (type === 'StasisStart') {
    entered(channel);
    return;
  }
  const talk = byChannel.get(channel.id);
  const isPhone = talk?.phone === channel.id;
  if (type === 'StasisEnd' && !isPhone) callerGone(channel.id);
  else if (talk === undefined || !isPhone) return;
  else if (type === 'ChannelDestroyed') phoneGone(talk);
  else if (type === 'ChannelStateChange' && channel.state === 'Up') unlessGone(connect(talk));
};

const answers = {
  open: async (url: string, username: string, password: string, name: string): Promise<void> => {
    app = name;
    client = await connectBareAri(url, username, password, app, follow);
  },
  staff: (agents: readonly string[]): Promise<void> => {
    const before = staffed;
    staffed = new Set(agents);
    idle.push(...agents.filter((agent) => !before.has(agent)));
    const stay = idle.filter((agent) => staffed.has(agent));
    idle.splice(0, idle.length, ...stay);
    return Promise.resolve();
  },
};

export type FloorAnswers = typeof answers;

answerAs(answers);
