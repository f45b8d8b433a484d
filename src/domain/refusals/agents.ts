import { type Phrase, phrase } from '../../messages/phrase.ts';
import { Refusal } from '../refusal.ts';

/** @param state null: the agent is not logged in */
const busy = (message: Phrase, agent: string, state: string | null): Refusal =>
  new Refusal('agent-busy', message, { agent, state });

export const agentRefusals = {
  agentNotFound: (agent: string): Refusal =>
    new Refusal('agent-not-found', phrase('agent-not-logged-in', { agent }), { agent }),
  agentLoggedInAlready: (agent: string): Refusal =>
    new Refusal('agent-already-logged-in', phrase('agent-logged-in-already', { agent }), { agent }),
  agentOffline: (agent: string): Refusal =>
    new Refusal('agent-offline', phrase('agent-login-lapsed', { agent }), { agent }),
  /** The phone is being rung or hung up. */
  agentMustWait: (agent: string, state: string): Refusal =>
    busy(phrase('agent-must-wait', { agent, state }), agent, state),
  agentStateFixed: (agent: string, state: string): Refusal =>
    busy(phrase('agent-state-fixed', { agent, state }), agent, state),
  agentOnCall: (agent: string, state: string): Refusal =>
    busy(phrase('agent-on-call', { agent, state }), agent, state),
  agentOnPhone: (agent: string, state: string): Refusal =>
    busy(phrase('agent-on-phone', { agent }), agent, state),
  nothingToWrapUp: (agent: string, state: string): Refusal =>
    new Refusal('nothing-to-wrap-up', phrase('nothing-to-wrap-up', { agent, state }), {
      agent,
      state,
    }),
  /** Logged out a moment ago. */
  agentPhoneEnding: (agent: string): Refusal =>
    busy(phrase('agent-phone-ending', { agent }), agent, null),
};
