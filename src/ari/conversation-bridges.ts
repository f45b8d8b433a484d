import type { ConversationId } from '../domain/ids.ts';
import type { Command } from '../domain/engine/world/command.ts';
import { AriError, isMissing } from './ari-error.ts';
import { bridgeName, callcenterOfBridge } from './call-names.ts';
import type { AriCalls } from './client.ts';
import type { BridgeSnapshot } from './snapshots.ts';

type OpenBridge = Extract<Command, { kind: 'open-bridge' }>;
type WidenBridge = Extract<Command, { kind: 'widen-bridge' }>;

/** Asterisk passes on what two say to each other: that costs half of what mixing costs. */
const FOR_TWO = 'mixing';
/**
 * With `video_sfu` the audio of a bridge is mixed from its first member on. A bridge that is changed over between
 * the two ways whenever a third member or music comes or goes makes people deaf: Asterisk as Debian and Ubuntu
 * build it (their patch for Opus, `ast_translate`) may then take all mixed audio for one member as late packets:
 * that member hears nothing until they leave the bridge. So no bridge is ever changed over.
 */
const FOR_MANY = 'mixing,video_sfu';
const MIXES_FROM_THE_BEGINNING = 'sfu';

/** What the id of a conversation's second bridge ends in. */
const SECOND = '-wide';

const secondOf = (conversationId: string): string => `${conversationId}${SECOND}`;

/** The conversation of which this would be the second bridge; null: of none. */
const hasAsSecond = (bridgeId: string): ConversationId | null =>
  bridgeId.endsWith(SECOND) ? (bridgeId.slice(0, -SECOND.length) as ConversationId) : null;

/** One that exists already is no error: the engine took it for gone. */
const create = async (
  ari: AriCalls,
  id: string,
  type: string,
  name: string,
): Promise<'made' | 'there'> => {
  try {
    await ari.createBridge(id, type, name);
    return 'made';
  } catch (error) {
    if (error instanceof AriError && error.status === 409) return 'there';
    throw error;
  }
};

const destroy = async (ari: AriCalls, id: string): Promise<void> => {
  try {
    await ari.destroyBridge(id);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/**
 * Which bridge of Asterisk a conversation is in. It has the id of the conversation. Where two only talked and
 * then something else is to happen, those two are moved to a second bridge, and the first is destroyed.
 */
export class ConversationBridges {
  readonly #app: string;
  /** Conversations whose bridge is for two, or was and was widened. All others are in their first, which mixes. */
  readonly #kinds = new Map<string, 'for-two' | 'widened'>();

  constructor(app: string) {
    this.#app = app;
  }

  /** The id of the bridge that the conversation is in now. */
  idOf(conversationId: string): string {
    return this.#isWidened(conversationId) ? secondOf(conversationId) : conversationId;
  }

  /** The conversation that is in this bridge now; null: it has left it. Bridges of others stand for themselves. */
  conversationIn(bridgeId: string): ConversationId | null {
    if (this.#isWidened(bridgeId)) return null;
    const widened = hasAsSecond(bridgeId);
    return widened !== null && this.#isWidened(widened) ? widened : (bridgeId as ConversationId);
  }

  /** A bridge is no more. @returns the conversation that was in it; null: it was in none */
  gone(bridgeId: string): ConversationId | null {
    const conversationId = this.conversationIn(bridgeId);
    if (conversationId !== null && conversationId !== bridgeId) this.#kinds.delete(conversationId);
    return conversationId;
  }

  #isWidened(conversationId: string): boolean {
    return this.#kinds.get(conversationId) === 'widened';
  }

  /** @throws AriError */
  async open(ari: AriCalls, { conversationId, callcenterId, isForTwo }: OpenBridge): Promise<void> {
    const isFirst = !this.#isWidened(conversationId);
    const type = isFirst && isForTwo ? FOR_TWO : FOR_MANY;
    const name = bridgeName(this.#app, callcenterId);
    const made = await create(ari, this.idOf(conversationId), type, name);
    if (made === 'there' || !isFirst) return;
    if (isForTwo) this.#kinds.set(conversationId, 'for-two');
    else this.#kinds.delete(conversationId);
  }

  /**
   * Moves who is in it to a bridge that mixes, unless it does already.
   * @throws AriError `refused` where the second bridge could not be made, else nobody knows where they are
   */
  async widen(
    ari: AriCalls,
    { conversationId, callcenterId, callIds }: WidenBridge,
  ): Promise<void> {
    if (this.#kinds.get(conversationId) !== 'for-two') return;
    const second = secondOf(conversationId);
    await create(ari, second, FOR_MANY, bridgeName(this.#app, callcenterId));
    // Before they come: what is told of the first one from now on is of no meaning.
    this.#kinds.set(conversationId, 'widened');
    try {
      if (callIds.length > 0) await ari.addToBridge(second, callIds);
      await destroy(ari, conversationId);
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      // Somebody may have hung up meanwhile: that is no reason to give the others up.
      throw new AriError('unavailable', error.operation, error.reason, error.status);
    }
  }

  /** That the second is no more is told by its event. @throws AriError */
  async close(ari: AriCalls, conversationId: string): Promise<void> {
    const bridge = this.idOf(conversationId);
    if (bridge === conversationId) this.#kinds.delete(conversationId);
    await ari.destroyBridge(bridge);
  }

  /**
   * Learns which bridges Asterisk has. Where the widening of one was not finished, the first is destroyed
   * together with that: who is still in it is put into the second like anybody who is in none.
   * @returns those of ours that conversations are in
   * @throws AriError
   */
  async looked(ari: AriCalls, all: readonly BridgeSnapshot[]): Promise<BridgeSnapshot[]> {
    const bridges = all.filter(({ name }) => callcenterOfBridge(this.#app, name) !== null);
    const ids = new Set(bridges.map(({ id }) => id));
    this.#kinds.clear();
    for (const { id, video_mode: mode } of bridges) {
      const widened = hasAsSecond(id);
      if (widened !== null) this.#kinds.set(widened, 'widened');
      else if (mode !== MIXES_FROM_THE_BEGINNING && !ids.has(secondOf(id))) {
        this.#kinds.set(id, 'for-two');
      }
    }
    const left = bridges.filter(({ id }) => this.conversationIn(id) === null);
    await Promise.all(left.map(({ id }) => destroy(ari, id)));
    return bridges.filter(({ id }) => this.conversationIn(id) !== null);
  }
}
