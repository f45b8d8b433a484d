import { type Callcenter, type CallcenterSettings, newCallcenter } from '../domain/callcenter.ts';
import { putAccount } from '../domain/engine/reconcile/commands.ts';
import { variablesAfterError } from '../domain/engine/reconcile/ivr-variables.ts';
import type { RecordChange } from '../domain/engine/world/record-changes.ts';
import type { CallcenterId, CallId, ConversationId, ExtensionId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refusals } from '../domain/refusals.ts';
import { numberKey, type RoutedNumber } from '../domain/routed-number.ts';
import { refuseUnknownScopes, withSettings } from '../domain/requests/change-callcenter.ts';
import { requireEmpty } from '../domain/requests/checks/require-empty.ts';
import { CallOwners } from './runtime/call-owners.ts';
import { SharedFacts } from './runtime/shared-facts.ts';
import { SipUsers } from './runtime/sip-users.ts';
import { endStrays } from './runtime/strays.ts';
import { TrunkCalls } from './runtime/trunk-calls.ts';
import { Mailbox } from './runtime/mailbox.ts';
import { ALONE, type Tenure } from './runtime/tenure.ts';
import { FairScheduler } from './runtime/fair-scheduler.ts';
import { type LogContext, NO_CONTEXT } from './ports/log-context.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import type { Fence, Store } from './ports/store.ts';
import { recordsOf } from './runtime/new-records.ts';
import type {
  CallerArrived,
  CallFact,
  Seen,
  Telephony,
  TelephonyListener,
} from './ports/telephony.ts';

interface Deps {
  readonly store: Store;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Logger;
  /** By what right it is decided about a call center; absent: nobody else works on the database. */
  readonly tenureOf?: (id: CallcenterId) => Tenure;
}

/** All call centers of this service, and which of them a call belongs to. */
export class Callcenters implements TelephonyListener {
  /** Whoever works for one of them takes turns with the others. */
  readonly scheduler = new FairScheduler();
  readonly #deps: Deps;
  readonly #mailboxes = new Map<CallcenterId, Mailbox>();
  readonly #owners = new CallOwners();
  /** Being deleted. */
  readonly #leaving = new Set<CallcenterId>();
  /** Where calls to numbers go that are routed, by `numberKey`. */
  readonly numbers = new Map<string, RoutedNumber>();
  /** What they all are told. */
  readonly shared = new SharedFacts(this.#mailboxes);
  readonly #trunkCalls = new TrunkCalls();
  readonly #sipUsers = new SipUsers();

  constructor(deps: Deps) {
    this.#deps = deps;
    deps.telephony.listen(this);
  }

  /** Reads all call centers. To be done before Asterisk is connected and requests are served. */
  async load(): Promise<void> {
    for (const id of await this.#deps.store.callcenterIds()) await this.#load(id);
  }

  /**
   * Reads call centers that this process owns from now on, and tells them what there is of Asterisk.
   * @param isWanted whether they still are; those that come after the moment when they are not are left
   */
  async take(ids: readonly CallcenterId[], isWanted: () => boolean): Promise<void> {
    for (const id of ids) if (isWanted()) await this.#load(id);
    this.#deps.telephony.lookAgain();
  }

  /** Forgets call centers that somebody else owns: of what is under way nothing is stored or sent any more. */
  drop(ids: readonly CallcenterId[], refusal: (id: CallcenterId) => Refusal): void {
    for (const id of ids) {
      const mailbox = this.#mailboxes.get(id);
      if (mailbox === undefined) continue;
      mailbox.drop(refusal(id));
      this.#forget(mailbox);
    }
  }

  #forget(mailbox: Mailbox): void {
    this.#mailboxes.delete(mailbox.id);
    this.#trunkCalls.forget(mailbox.id);
    this.#owners.forget(mailbox.id);
    this.#sipUsers.forget(mailbox.id);
  }

  #tenureOf(id: CallcenterId): Tenure {
    return this.#deps.tenureOf?.(id) ?? ALONE;
  }

  async #load(id: CallcenterId): Promise<void> {
    const tenure = this.#tenureOf(id);
    if (!(await tenure.enter())) return;
    const records = await this.#deps.store.load(id);
    if (records === null) return;
    this.#open(new Mailbox(records, this.#mailboxDeps(tenure)));
    this.#trunkCalls.load(id, records.calls);
    this.#owners.load(id, records);
    this.#sipUsers.load(id, records.extensions);
  }

  ids(): CallcenterId[] {
    return [...this.#mailboxes.keys()].sort();
  }

  has(id: CallcenterId): boolean {
    return this.#mailboxes.has(id);
  }

  /** @throws Refusal callcenter-not-found */
  find(id: CallcenterId): Mailbox {
    const mailbox = this.#mailboxes.get(id);
    if (mailbox !== undefined) return mailbox;
    throw refusals.callcenterNotFound(id);
  }

  /**
   * Creates a call center with these settings, or changes them in one that exists.
   * @throws Refusal callcenter-in-use while one of that id is being deleted, disk-full for a new one
   */
  async put(
    id: CallcenterId,
    changes: Partial<CallcenterSettings>,
    logContext: LogContext,
  ): Promise<Callcenter> {
    const existing = this.#mailboxes.get(id);
    if (existing !== undefined)
      return existing.ask({ kind: 'change-callcenter', changes }, logContext);
    if (this.#leaving.has(id)) throw refusals.callcenterLeaving(id);
    this.requireRoom();
    refuseUnknownScopes(changes.thresholds);
    const callcenter = withSettings(newCallcenter(id), changes);
    // Opened at once, lest a second request creates it anew; its post waits until it is stored.
    const tenure = this.#tenureOf(id);
    const mailbox = this.#open(new Mailbox(recordsOf(callcenter), this.#mailboxDeps(tenure)));
    try {
      await mailbox.create();
    } catch (error) {
      if (this.#mailboxes.get(id) === mailbox) this.#forget(mailbox);
      throw error;
    }
    return callcenter;
  }

  /**
   * Takes out a call center that nobody uses while `clear` removes what is stored of it, by the right that it is given.
   * Should that fail it is back.
   * @throws Refusal callcenter-not-found, callcenter-in-use
   */
  async remove(id: CallcenterId, clear: (fence?: Fence) => Promise<void>): Promise<void> {
    let mailbox = this.find(id);
    while (!mailbox.isQuiet) {
      await mailbox.quiet();
      mailbox = this.find(id);
    }
    // Since it was seen quiet nothing was awaited: nobody can have entered.
    requireEmpty(mailbox.world);
    this.#mailboxes.delete(id);
    this.#trunkCalls.forget(id);
    this.#leaving.add(id);
    try {
      await mailbox.close(refusals.callcenterNotFound(id));
      await clear(mailbox.nextFence());
    } catch (error) {
      await this.#load(id);
      throw error;
    } finally {
      this.#leaving.delete(id);
    }
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#mailboxes.values()].map((mailbox) => mailbox.close(refusals.serviceEnds())),
    );
  }

  /** Whether an extension has it. */
  hasSipUser(user: string): boolean {
    return this.#sipUsers.ownerOf(user) !== undefined;
  }

  /** No extension may have one of these names. */
  keepFromExtensions(users: ReadonlySet<string>): void {
    this.#sipUsers.keep(users);
  }

  /**
   * Keeps a SIP user for one call center while its extension is made.
   * @throws Refusal extension-exists if another call center or a trunk has it
   */
  claimSipUser(user: string, id: CallcenterId): void {
    this.#sipUsers.claim(user, id);
  }

  numberCalled(number: string): RoutedNumber | null {
    return this.numbers.get(numberKey(number)) ?? null;
  }

  callerArrived(callcenterId: string, fact: CallerArrived): void {
    const mailbox = this.#mailboxes.get(callcenterId as CallcenterId);
    if (mailbox === undefined) {
      const fields = { callcenter_id: callcenterId, call_id: fact.callId };
      this.#deps.log.info({ ...fields, wrong: 'no such call center' }, 'a caller was returned');
      this.#sendBack(fact, `there is no call center "${callcenterId}"`);
      return;
    }
    mailbox.tell({ kind: 'fact', fact });
  }

  #ownerOf(id: CallId | ConversationId): Mailbox | undefined {
    const owner = this.#owners.ownerOf(id);
    return owner === undefined ? undefined : this.#mailboxes.get(owner);
  }

  /** Facts about calls that nobody has any more are late, and pass. */
  callChanged(fact: CallFact): void {
    if (fact.kind === 'bridge-gone') this.#bridgeGone(fact);
    else {
      const id = 'target' in fact ? fact.target : fact.callId;
      this.#ownerOf(id)?.tell({ kind: 'fact', fact });
    }
  }

  /** A bridge in which a ringing phone is heard is on no record yet: whose it is only the owner knows. */
  #bridgeGone(fact: Extract<CallFact, { kind: 'bridge-gone' }>): void {
    const owner = this.#ownerOf(fact.conversationId);
    const asked = owner === undefined ? this.#mailboxes.values() : [owner];
    for (const mailbox of asked) mailbox.tell({ kind: 'fact', fact });
  }

  voicesListed(voices: ReadonlySet<string>): void {
    this.shared.voicesListed(voices);
  }

  /** @throws Refusal disk-full */
  requireRoom(): void {
    if (this.shared.disk === 'full') throw refusals.diskFull();
  }

  registrationChanged(sipUser: string, isRegistered: boolean): void {
    const owner = this.#sipUsers.ownerOf(sipUser);
    const mailbox = owner === undefined ? undefined : this.#mailboxes.get(owner);
    const kind = isRegistered ? 'phone-registered' : 'phone-unregistered';
    mailbox?.tell({ kind: 'fact', fact: { kind, extension: sipUser as ExtensionId } });
  }

  seen({ calls, bridges, sipAccounts, registered }: Seen): void {
    const accounts = new Set(sipAccounts);
    for (const mailbox of this.#mailboxes.values()) {
      const isOurs = (callId: CallId, callcenterId: CallcenterId | null): boolean =>
        (this.#owners.ownerOf(callId) ?? callcenterId) === mailbox.id;
      mailbox.tell({
        kind: 'fact',
        fact: {
          kind: 'asterisk-seen',
          calls: calls.filter(({ callId, callcenterId }) => isOurs(callId, callcenterId)),
          bridges: bridges
            .filter(({ callcenterId }) => callcenterId === mailbox.id)
            .map(({ conversationId }) => conversationId),
          sipAccounts,
          registered,
        },
      });
    }
    for (const mailbox of this.#mailboxes.values()) this.#keepAccounts(mailbox, accounts);
    endStrays(
      this.#deps.telephony,
      { calls, bridges },
      {
        hasCall: (id) => this.#owners.ownerOf(id) !== undefined,
        hasCallcenter: (id) => this.#mailboxes.has(id),
      },
    );
  }

  /** Those that Asterisk has may be of an earlier version, or another's; those that it lacks are put by a step. */
  #keepAccounts({ id, world }: Mailbox, accounts: ReadonlySet<string>): void {
    for (const extension of world.extensions.values()) {
      if (extension.kind !== 'sip-terminal' || !accounts.has(extension.user)) continue;
      void this.#deps.telephony.execute(putAccount(id, extension, 'kept'), NO_CONTEXT);
    }
  }

  #sendBack({ callId, attempts }: CallerArrived, why: string): void {
    const variables = variablesAfterError(why, attempts);
    void this.#deps.telephony.execute({ kind: 'return-to-ivr', callId, variables }, NO_CONTEXT);
  }

  #open(mailbox: Mailbox): Mailbox {
    this.shared.tellNewcomer(mailbox);
    this.#mailboxes.set(mailbox.id, mailbox);
    return mailbox;
  }

  #mailboxDeps(tenure: Tenure) {
    return {
      ...this.#deps,
      tenure,
      scheduler: this.scheduler,
      trunkCalls: this.#trunkCalls,
      onChanges: (mailbox: Mailbox, changes: readonly RecordChange[]): void => {
        this.#follow(mailbox, changes);
      },
    };
  }

  #follow(mailbox: Mailbox, changes: readonly RecordChange[]): void {
    for (const change of changes) {
      this.#trunkCalls.follow(mailbox.id, change);
      this.#owners.follow(mailbox.id, change);
      if (change.kind === 'extension') this.#sipUsers.follow(mailbox.id, change);
    }
  }
}
