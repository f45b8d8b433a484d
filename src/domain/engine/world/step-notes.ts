import type { KeyPress } from '../../call.ts';
import type { DiskLevel } from '../../disk-level.ts';
import type { AgentName, CallId, ConversationId, ExtensionId, Instant } from '../../ids.ts';
import type { TrunkNow } from '../../trunk.ts';
import type { NotableConversation } from '../../note.ts';
import type { Listeners, SoundFailure } from '../lifecycle/failed-sounds.ts';
import type { AsteriskSeen, GoneCause } from './fact.ts';
import type { TypedKey } from './key-series.ts';
import { randomFrom } from './random.ts';

/** What is known during one step alone, besides the records. */
export class StepNotes {
  /** Time of the input being stepped. */
  now: Instant = 0;
  /** Random numbers of the input being stepped. */
  random: () => number = randomFrom(0);
  /** Why agents change state in this step, for those who watch. */
  reason = '';
  /** Why agents change state in this step who do so for a reason of their own. */
  readonly reasons = new Map<AgentName, string>();

  /** Why calls ended that ended in this step. */
  readonly goneCauses = new Map<CallId, GoneCause>();
  /** Calls without a record, perhaps there all the same, to be hung up in this step. */
  readonly strays = new Set<CallId>();
  /** Calls that other hands put elsewhere, to be put right in this step. */
  readonly displaced = new Set<CallId>();
  /** Bridges that other hands destroyed, to be put right in this step. */
  readonly destroyed = new Set<ConversationId>();
  /** Whose sound is to be chosen anew in this step. */
  readonly retuned = new Set<Listeners>();
  /** Prompts that could not be played, to be told in this step. */
  readonly soundFailures: SoundFailure[] = [];
  /** Phones that were registered, or are no longer, in this step. */
  readonly registrationChanges: ExtensionId[] = [];
  /** Whether phones that asked for a transfer in this step have their way. */
  readonly transferAnswers = new Map<CallId, boolean>();
  /** Calls over trunks that failed in this step, and those in whose place they are. */
  readonly nextCalls = new Map<CallId, CallId>();
  /** Trunks whose state changed in this step. */
  readonly changedTrunks: TrunkNow[] = [];
  /** Keys that were pressed in this step, and whose phone did. */
  readonly keysPressed: { readonly callId: CallId; readonly press: KeyPress }[] = [];
  /** What it was before this step; null: the same. */
  diskBefore: DiskLevel | null = null;
  /** Set in a step that learned all that Asterisk has: everything is to be compared with it. */
  seenAnew: AsteriskSeen | null = null;

  /** The conversations of the notes written in this step. */
  readonly notedConversations = new Map<ConversationId, NotableConversation>();
  /** The agents who started, paused, resumed or stopped a recording in this step. */
  readonly recordingsAskedBy = new Map<ConversationId, AgentName>();
  /** Keys that desktops typed and whose moment came in this step. */
  readonly keysTyped: (TypedKey & { readonly conversationId: ConversationId })[] = [];

  /** The step is over. */
  protected clearNotes(): void {
    this.seenAnew = null;
    this.diskBefore = null;
    this.goneCauses.clear();
    this.strays.clear();
    this.displaced.clear();
    this.destroyed.clear();
    this.retuned.clear();
    this.soundFailures.length = 0;
    this.registrationChanges.length = 0;
    this.transferAnswers.clear();
    this.nextCalls.clear();
    this.changedTrunks.length = 0;
    this.keysPressed.length = 0;
    this.keysTyped.length = 0;
    this.notedConversations.clear();
    this.recordingsAskedBy.clear();
    this.reasons.clear();
  }
}
