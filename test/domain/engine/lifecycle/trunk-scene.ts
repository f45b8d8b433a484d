import type { CallId, ConversationId, ExtensionId, TrunkName } from '../../../../src/domain/ids.ts';
import type { DialledCall, OutsideCall } from '../../../../src/domain/call.ts';
import { ANY_NUMBER, BUILT_IN_TRUNK, nowOf, type TrunkNow } from '../../../../src/domain/trunk.ts';
import type { AgentName, WorkChannelName } from '../../../../src/domain/ids.ts';
import { Scene } from '../scene.ts';

/** A trunk that takes any number, unless it is told otherwise. */
export const trunk = (name: string, rules: Partial<TrunkNow> = {}): TrunkNow => ({
  ...nowOf({ ...BUILT_IN_TRUNK, name: name as TrunkName, prefixes: [ANY_NUMBER] }),
  kind: 'peer',
  ...rules,
});

/** A call center with trunks of its own, and Ana, who calls numbers. */
export class TrunkScene extends Scene {
  constructor(...trunks: TrunkNow[]) {
    super();
    this.list(...trunks);
    this.agent('ana', 'busy');
  }

  /** The service learns that these are the trunks. */
  list(...trunks: TrunkNow[]): void {
    this.happen({ kind: 'trunks-listed', trunks });
  }

  /** Logs in an agent whose phone is a plain telephone. */
  telephone(name: string, number: string): void {
    const id = `telephone-${name}` as ExtensionId;
    this.ask({ kind: 'create-extension', extension: { id, kind: 'telephone', number } });
    this.ask({
      kind: 'log-in',
      agent: name as AgentName,
      num: '',
      workChannel: 'default' as WorkChannelName,
      extensions: [id],
      extension: id,
      state: { kind: 'idle' },
      skills: [{ name: 'sales', score: 50, enabled: true }],
    });
  }

  /** Ana's phone has answered, and the number is dialled. */
  callOut(to: string, maxDialMs = 60_000): OutsideCall {
    const { answer } = this.askCallOut(to, maxDialMs);
    if (answer.kind !== 'done') throw new Error(`the call to ${to} is refused`);
    this.answer(this.phone());
    return this.line();
  }

  askCallOut(to: string, maxDialMs = 60_000) {
    const dialOut = { to, from: '', maxDialMs, maxAnswerMs: 60_000 };
    const agent = 'ana' as AgentName;
    return this.ask({ kind: 'call-out', agent, dialOut, record: false, data: null });
  }

  /** The only call to a number that an agent asked for. */
  line(): OutsideCall {
    const [line, other] = [...this.world.calls.values()].filter(({ kind }) => kind === 'outside');
    if (line?.kind !== 'outside' || other !== undefined)
      throw new Error('not one number is called');
    return line;
  }

  conversationOf({ conversationId }: { readonly conversationId: ConversationId }) {
    const conversation = this.world.conversations.get(conversationId);
    if (conversation === undefined) throw new Error('the conversation is over');
    return conversation;
  }

  /** Its trunk could not be reached, or answered 503. */
  fails({ id }: { readonly id: CallId }): void {
    this.gone(id, 'gateway-failed');
  }

  dialled(): string[] {
    return this.commands('dial-phone').map(({ phone }) =>
      phone.kind === 'number' ? `${phone.number} over ${phone.trunk ?? 'none'}` : phone.kind,
    );
  }
}

/** By which trunk a call goes; null: by none. */
export const wayOf = ({ route }: DialledCall): string | null => route?.trunk ?? null;
