import { callFor, callForNothing, callForOne, type AriCall } from './ari-call.ts';
import { readList } from './reading.ts';
import {
  bridgeSnapshot,
  playbackSnapshot,
  type BridgeSnapshot,
  type PlaybackSnapshot,
} from './snapshots.ts';

/** The calls on bridges and on what plays. Each rejects with an AriError only. */
export interface BridgeCalls {
  /** Makes a bridge with an id of our choice. `type` is a list such as `mixing,video_sfu`. */
  createBridge(id: string, type: string, name: string): Promise<void>;
  /**
   * A channel that is in another bridge is moved. The mute of a channel stays as it is. Keys that are
   * pressed go to nobody: Asterisk would send them to all, and a mute holds back voice alone.
   */
  addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void>;
  removeFromBridge(bridgeId: string, channelIds: readonly string[]): Promise<void>;
  destroyBridge(id: string): Promise<void>;
  startMohOnBridge(id: string, mohClass: string): Promise<void>;
  stopMohOnBridge(id: string): Promise<void>;
  /** Plays media one after the other to everyone in the bridge. */
  playOnBridge(id: string, media: readonly string[], playbackId: string): Promise<PlaybackSnapshot>;
  /** Ends a playback on a channel or bridge; its PlaybackFinished follows. */
  stopPlayback(playbackId: string): Promise<void>;
  listBridges(): Promise<BridgeSnapshot[]>;
}

const bridgeList = readList(bridgeSnapshot);

/** The calls on bridges and playbacks. */
export function bridgeCalls(call: AriCall): BridgeCalls {
  return {
    createBridge: (bridgeId, type, name) =>
      callForNothing(call, 'bridges.createWithId', { bridgeId, type, name }),
    addToBridge: (bridgeId, channelIds) =>
      callForNothing(call, 'bridges.addChannel', {
        ...{ bridgeId, channel: channelIds.join(',') },
        absorbDTMF: true,
      }),
    removeFromBridge: (bridgeId, channelIds) =>
      callForNothing(call, 'bridges.removeChannel', { bridgeId, channel: channelIds.join(',') }),
    destroyBridge: (bridgeId) => callForNothing(call, 'bridges.destroy', { bridgeId }),
    startMohOnBridge: (bridgeId, mohClass) =>
      callForNothing(call, 'bridges.startMoh', { bridgeId, mohClass }),
    stopMohOnBridge: (bridgeId) => callForNothing(call, 'bridges.stopMoh', { bridgeId }),
    playOnBridge: (bridgeId, media, playbackId) =>
      callForOne(playbackSnapshot, call, 'bridges.playWithId', {
        ...{ bridgeId, playbackId },
        media: media.join(','),
      }),
    stopPlayback: (playbackId) => callForNothing(call, 'playbacks.stop', { playbackId }),
    listBridges: () => callFor(bridgeList, call, 'bridges.list'),
  };
}
