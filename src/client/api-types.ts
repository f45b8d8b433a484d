// Made from the document of the API by `npm run client`. Not to be changed by hand.

export interface paths {
  '/callcenter/{callcenter_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a call center and its settings. */
    get: operations['getCallcenter'];
    /** Make a call center, or change the settings that are given. */
    put: operations['putCallcenter'];
    post?: never;
    /**
     * Delete a call center that nobody uses, for good.
     * @description It must have no agents logged in, extensions, queue tasks, conversations or calls. Conditions, work channels, history, events and recordings go with it.
     */
    delete: operations['deleteCallcenter'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/limits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set how far a call center may raise its settings.
     * @description For administrators. Settings that are above a limit that is set here come down to it. Of prefixes and caller_ids both hold: those here and those of the call center. A call to one of emergency_numbers is never limited.
     */
    put: operations['putCallcenterLimits'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the call centers, by id. */
    get: operations['listCallcenters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/state_reasons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show the reasons to be busy or away that desks offer. */
    get: operations['getStateReasons'];
    /**
     * Set the reasons to be busy or away that desks offer.
     * @description Any other state may still be set. Time that was counted already stays as it was counted.
     */
    put: operations['putStateReasons'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/outcomes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show what may come of a conversation, for its note.
     * @description They are a setting of the call center: `outcomes`.
     */
    get: operations['getOutcomes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/extension/{extension_id}/phone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a browser the phone of an extension that nobody is logged in with, to try it.
     * @description The extension is one with webrtc. What it answers is new each time, and ends what was answered before; it ends too when an agent logs in with the extension. The phone may call what the dialplan lets phones of agents call: as shipped, 6000, the sample IVR, which hands it to this call center.
     */
    post: operations['takeFreePhone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the extensions, and whether a phone is registered with each.
     * @description What changes is told by `callcenter.extension.registration_changed`. A key of role agent sees the phones of its agent alone; before the agent logs in, and if `agents_choose_phone` is set, the phones of browsers that nobody uses.
     */
    get: operations['listExtensions'];
    put?: never;
    /**
     * Make an extension, with its account in Asterisk. Only this answer shows the password; without one in the request it is made up.
     * @description Type 1 makes a SIP account in Asterisk at once, and answers when it is there.
     */
    post: operations['createExtension'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/extension/{extension_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show an extension, and whether a phone is registered with it. */
    get: operations['getExtension'];
    put?: never;
    post?: never;
    /** Take away an extension that no agent is logged in with. */
    delete: operations['deleteExtension'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the agents who are logged in.
     * @description A key of role agent sees of others the name and the state alone.
     */
    get: operations['listAgents'];
    put?: never;
    /**
     * Log an agent in.
     * @description With one extension, or with several of which one is active. An agent who is offline may log in anew. Keys of roles agent and supervisor need `agents_choose_phone` for a phone that the agent does not have, and `agents_set_skills` for skills; without the latter the agent keeps those of the login before.
     */
    post: operations['logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show an agent who is logged in.
     * @description A key of role agent sees of others the name and the state alone.
     */
    get: operations['getAgent'];
    put?: never;
    post?: never;
    /** Log an agent out; with force=true the phone is hung up first. */
    delete: operations['logOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/conversation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the conversations that an agent is a member of. */
    get: operations['listConversationsOfAgent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/keepalive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Keep an agent's login alive for another lease. */
    get: operations['keepAlive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set an agent idle, busy or away.
     * @description While the phone is rung or the agent talks only with after_call: the agent takes the state when that is over, after the wrap-up, whatever reserve_state says. Who wraps up and sets a state has wrapped up; with after_call they take the state when the wrap-up is over. With neither a call nor a wrap-up after_call changes nothing.
     */
    post: operations['setAgentState'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/wrap_up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Lengthen the time that an agent has to wrap up, or end it.
     * @description While the agent wraps up (wrap_up_until tells until when), or for the wrap-up after the talk that goes on.
     */
    post: operations['wrapUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/skills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change an agent's skills, in the order given, all or nothing. */
    post: operations['changeSkills'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move an agent to another extension.
     * @description Not while the agent is on the phone.
     */
    post: operations['switchExtension'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refuse the queue task that rings the agent, with data for the IVR.
     * @description Without fail_overflow the task ends and a caller from the IVR is back there with the data; with it the search goes on without this agent, on the next route at once where nobody else matches.
     */
    post: operations['reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/phone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a browser the phone of an agent, whose extension is one with webrtc.
     * @description What it answers is new each time, and ends what was answered before: there is one phone. A browser asks for it whenever its page is loaded and keeps it in memory alone. Who was talking is rung again as soon as the new phone has registered, and let into the talk; INVITE then has the header `X-Rejoin: true`, so that the page can answer by itself.
     */
    post: operations['takePhone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/call_out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Call a telephone number over the trunk.
     * @description If the agent is in no conversation, their own phone is rung first. Otherwise all their conversations are paused. Events tell how it went on.
     */
    post: operations['callOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/call_agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Call another agent, whom the queue finds.
     * @description As for call_out, with a queue task in place of the number. The agent who asks is no candidate.
     */
    post: operations['callAgent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/forward_agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pass the queue task that rings the agent on to another agent.
     * @description A new queue task takes its place. The agent is no candidate for it, unless it names them.
     */
    post: operations['forwardAgent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/fwd_agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pass the queue task that rings the agent on to another agent.
     * @description A new queue task takes its place. The agent is no candidate for it, unless it names them. Another name of forward_agent.
     */
    post: operations['fwdAgent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/xfer_agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave a conversation to another agent, whom the queue finds.
     * @description The agent leaves at once. Those who remain hear the wait voice until the other one joins.
     */
    post: operations['xferAgent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/xferOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave a conversation to a telephone number.
     * @description The agent leaves at once. Those who remain hear ring-back until the number answers.
     */
    post: operations['xferOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/xfer_out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave a conversation to a telephone number.
     * @description The agent leaves at once. Those who remain hear ring-back until the number answers. Another name of xferOut.
     */
    post: operations['xferOutAlias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Neither hear nor speak in a conversation for a while.
     * @description The same as lsm with mode 4. Answered when Asterisk has done it.
     */
    post: operations['pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take part in a conversation again; all others are paused first.
     * @description Answered when Asterisk has done it.
     */
    post: operations['resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/lsm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set the listen/speak mode; with 1 to 3 all other conversations are paused first.
     * @description Without whisper_to it ends whispering. Answered when Asterisk has done it.
     */
    post: operations['setMode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/enter': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take part in a conversation that goes on, or listen in.
     * @description The phone is rung if the agent is on no phone call. A key of role agent enters conversations alone to which the agent was invited, and whispers to nobody.
     */
    post: operations['enter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/exit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Leave a conversation. After the last one the phone is hung up. */
    post: operations['exit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/agent/{agent_name}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring all members of the second conversation into the first.
     * @description The agent must be in both. All others of dst_conversation_id come into src_conversation_id, and dst_conversation_id ends.
     */
    post: operations['merge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/channel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the work channels. */
    get: operations['listWorkChannels'];
    put?: never;
    /** Create a work channel. */
    post: operations['createWorkChannel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/channel/{channel}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a work channel. */
    get: operations['getWorkChannel'];
    put?: never;
    /** Change the limits of a work channel. Who and what is in it already stays. */
    post: operations['changeWorkChannel'];
    /** Delete an empty work channel; the default one cannot be deleted. */
    delete: operations['deleteWorkChannel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/condition/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a condition that is not stored: whom it would match, the best first.
     * @description Changes nothing. All agents count who are logged in, whatever their state.
     */
    post: operations['testCondition'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/condition': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the conditions in the default work channel. */
    get: operations['listConditions'];
    put?: never;
    /** Store a condition in the default work channel. */
    post: operations['createCondition'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/condition/{condition_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a condition in the default work channel. */
    get: operations['getCondition'];
    put?: never;
    /** Change a condition in the default work channel: members that are given replace, others stay. */
    post: operations['changeCondition'];
    /** Delete a condition in the default work channel. Tasks that wait on it wait out their time. */
    delete: operations['deleteCondition'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/channel/{channel}/condition': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the conditions in a work channel. */
    get: operations['listConditionsInWorkChannel'];
    put?: never;
    /** Store a condition in a work channel. */
    post: operations['createConditionInWorkChannel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/channel/{channel}/condition/{condition_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a condition in a work channel. */
    get: operations['getConditionInWorkChannel'];
    put?: never;
    /** Change a condition in a work channel: members that are given replace, others stay. */
    post: operations['changeConditionInWorkChannel'];
    /** Delete a condition in a work channel. Tasks that wait on it wait out their time. */
    delete: operations['deleteConditionInWorkChannel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/enqueue/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check an enqueue: what it would do for a caller who came now.
     * @description Changes nothing. Route by route and entry by entry it tells how many agents match, how many are free, how many callers would be served before, and how long that may take.
     */
    post: operations['checkEnqueue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/queue_task': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List queue tasks, those that are over included, newest first.
     * @description A key of role agent sees tasks alone for which its agent was chosen last.
     */
    get: operations['listQueueTasks'];
    put?: never;
    /**
     * Have a number called back when its turn comes.
     * @description Makes a queue task of type callback. When its turn comes an agent is rung, and the number is called when they have answered; with callback_first="number" the number is called first. The callback_* attributes of the enqueue say how often. Times of the last route do not count: it waits as long as it takes.
     */
    post: operations['askCallback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/queue_task/{queue_task_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show a queue task, with the agents who were tried.
     * @description A key of role agent sees tasks alone for which its agent is or was rung, or asked.
     */
    get: operations['getQueueTask'];
    put?: never;
    /**
     * Move somebody who waits: by priority, to an agent, or to a new search.
     * @description One of the three. With agent the agent is offered it next, before all that waits for them; if they fail it with fail_overflow, or leave, the search goes on where it was. With enqueue a new search begins, the wait counts from the beginning, and data is kept unless the new XML has its own. With these two a phone that rings for it stops. Who waits notices nothing.
     */
    post: operations['moveQueueTask'];
    /** Cancel a queue task. A caller from the IVR is back there, and nobody is called back. */
    delete: operations['cancelQueueTask'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List conversations, those that are over included, newest first.
     * @description A key of role agent sees those alone in which its agent is or was.
     */
    get: operations['listConversations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show a conversation, with its members.
     * @description A key of role agent sees those alone in which its agent is or was, or to which they are invited.
     */
    get: operations['getConversation'];
    put?: never;
    post?: never;
    /** End a conversation. Callers go back to the IVR, other lines are hung up. */
    delete: operations['dismiss'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/invite_agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have an agent join, whom the queue finds.
     * @description With a key of role agent its agent must be in the conversation.
     */
    post: operations['inviteAgent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/invite_out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a telephone number join.
     * @description With a key of role agent its agent must be in the conversation.
     */
    post: operations['inviteOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/dtmf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send keys (DTMF) into a conversation, to answer a menu at its other end for instance.
     * @description Keys are sent one after the other, five a second; those of a further request come after them. With a key of role agent it is as if the phone of its agent pressed them, who must be in the conversation: each goes to whom the listen/speak modes of that moment let hear the agent. With any other key each goes to callers and numbers whose mode lets them hear. With call_id they go to that member alone, an agent too. Answers with the calls that would receive a key at this moment. Keys that are not sent yet when the conversation ends or the service is started anew are not sent.
     */
    post: operations['sendKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/call/{call_id}/lsm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set the listen/speak mode of any member, by their call.
     * @description Answered when Asterisk has done it.
     */
    post: operations['setModeOfCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/agent/{agent_name}/lsm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set the listen/speak mode of an agent who is a member.
     * @description Answered when Asterisk has done it.
     */
    post: operations['setModeOfAgent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/note': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Write down what a conversation was about, and what came of it.
     * @description It takes the place of an earlier note, and can be written until a day after the end of the conversation. A key of role agent writes notes of conversations that its agent is or was in. What is left out is empty.
     */
    put: operations['putNote'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List recordings, those of conversations that go on included, newest first. */
    get: operations['listRecordings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/conversation/{conversation_id}/recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Send the recording of a conversation that is over, as a WAV file.
     * @description Players can ask for parts by the header Range, and go on later by If-Range with the ETag, which stays the same as long as the file does.
     */
    get: operations['getRecording'];
    put?: never;
    /**
     * Start, pause, resume or stop the recording of a conversation that goes on.
     * @description Answered when Asterisk has done it: what is said while a recording is paused is not in the file, so that a card number can be told. A paused recording stays so until it is resumed or stopped, whoever comes and goes, and over a restart of the service. What is recorded after a pause or a stop follows in the same file. With a key of role agent its agent must be in the conversation. What is so already stays so. Should Asterisk refuse or be away, the wish is kept: a pause and a stop are tried again until they are done.
     */
    post: operations['setRecording'];
    /** Delete the recording of a conversation that is over, for good. */
    delete: operations['deleteRecording'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/sound': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the call center's own prompts, by name. */
    get: operations['listSounds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/sound/{sound}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Send a prompt, to be heard.
     * @description Players can ask for parts by the header Range, and go on later by If-Range with the ETag, which stays the same as long as the prompt does. A name with a folder is written with %2F: en%2Fplease-wait.
     */
    get: operations['getSound'];
    /**
     * Keep a WAV file as a prompt, in place of what there was.
     * @description It is converted to what telephones hear, 8 kHz and mono, and can be played from the answer on: for this call center it goes before a prompt of Asterisk's of the same name, and for no other. Whoever hears the one before hears it to its end. A call center has at most 500 prompts.
     */
    put: operations['putSound'];
    post?: never;
    /**
     * Delete a prompt.
     * @description It may be in use: whoever hears it hears it to its end and then music, and an enqueue that names it is refused as for any prompt that there is not, unless Asterisk has one of that name.
     */
    delete: operations['deleteSound'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/trunk': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the trunks with their state. */
    get: operations['listTrunks'];
    put?: never;
    /** Make a trunk: a way to the telephone network, for all call centers. It works at once. */
    post: operations['createTrunk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/trunk/{trunk_name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show a trunk with its state: whether it is registered and reachable, and its calls. */
    get: operations['getTrunk'];
    put?: never;
    /**
     * Change a trunk, at once. Calls that go on stay as they are.
     * @description Of the trunk "trunk", which stands in a file of Asterisk, only prefixes, priority and max_calls can be changed.
     */
    post: operations['changeTrunk'];
    /** Take away a trunk, with all that Asterisk has of it. Calls that go on are not ended. */
    delete: operations['deleteTrunk'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/number/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Show where calls to a number go.
     * @description A key of role callcenter has the numbers of its call center alone.
     */
    get: operations['getNumber'];
    /**
     * Say where calls to a number go: straight into the queue, or to an IVR. At once.
     * @description A key of role callcenter has the numbers of its call center alone. An administrator says whose a number is. The XML is checked as by enqueue/check.
     */
    put: operations['putNumber'];
    post?: never;
    /**
     * Route a number no longer: its calls go where the dialplan sends them.
     * @description A key of role callcenter has the numbers of its call center alone.
     */
    delete: operations['deleteNumber'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/number': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the numbers that are routed.
     * @description A key of role callcenter has the numbers of its call center alone.
     */
    get: operations['listNumbers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List what keys there are, oldest first; the keys themselves are not known. */
    get: operations['listKeys'];
    put?: never;
    /** Make a key to this API. Only this answer shows it, and the secret that it signs requests with if it is to. */
    post: operations['makeKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/key/{key_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a key, which is not valid from then on. The last one of an admin stays. */
    delete: operations['removeKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the links that can still be used, oldest first; their secrets are not known. */
    get: operations['listLinks'];
    put?: never;
    /**
     * Make a link that signs somebody in once, so that they need no key.
     * @description Give `path`, behind the address of the service, to whom it is for. It is good for one time, and ends with the key that made it; so does the session that it opens.
     */
    post: operations['makeLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/link/{link_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a link, which signs nobody in from then on. */
    delete: operations['removeLink'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tell who asks: role, call center and agent of the session or the key. */
    get: operations['whoAmI'];
    put?: never;
    /**
     * Sign in with a key or with a link, for a browser.
     * @description The answer sets a cookie that stands for the key in later requests, of event streams, recordings and WebSockets too: `__Host-callcenter` over TLS, `callcenter` without. It is HttpOnly and SameSite=Strict. The session ends when nobody used it for 12 hours, when somebody signs out, and with its key. With it whatever changes something, and `keepalive`, needs `Sec-Fetch-Site: same-origin` or the `Origin` of the service, and JSON. Send the key as with every request, or the secret of a link, which is good for one time. Of one key 100 sessions stay, those used last.
     */
    post: operations['signIn'];
    /** Sign out: the session is over, and what it follows ends within ten seconds. */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List who is signed in, oldest first. */
    get: operations['listSessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session/{session_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Sign somebody out. */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who changed what by which key or session, newest first, for administrators.
     * @description Settings, phones, skills, rules, keys, links and signing in; what is done to conversations, tasks and, by supervisors, to agents. What agents do themselves is told by events. Refused requests changed nothing and are left out. Kept as long as history (`retention_days`).
     */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who changed what of a call center by which key or session, newest first.
     * @description Settings, phones, skills, rules, keys, links and signing in; what is done to conversations, tasks and, by supervisors, to agents. What agents do themselves is told by events. Refused requests changed nothing and are left out. Kept as long as history (`retention_days`).
     */
    get: operations['listCallcenterAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/trace/{trace_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tell the story of a call, a queue task or a conversation, in plain words.
     * @description As `npm run trace` does: who waited, whose phone rang and how that ended, who talked with whom, what was heard and why it ended. Events are kept for seven days, so that older stories have gaps, which `remarks` tells.
     */
    get: operations['tellTrace'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/event': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List events, oldest first, those after one that is known.
     * @description They are kept for seven days. Ask again with `next_after` as `after`. A page that would be larger than 2 MB ends earlier. A key of role agent sees those that name its agent, and states of colleagues; its pages may be shorter than `limit` though there are `more`.
     */
    get: operations['listEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Send events as they happen, as server-sent events.
     * @description Begins with what happens next, or after the event that the header `Last-Event-ID` names. A comment is sent every 15 seconds. With `type=callcenter.stats` the figures of the call center come first, and then each second in which they changed. A key of role agent is sent those that name its agent, and states of colleagues.
     */
    get: operations['followEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/webhook/delivery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the last 1,000 requests to the webhook, newest first.
     * @description Each try counts. What receivers answered, and secrets, are not kept.
     */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/webhook/delivery/{delivery_id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the events of a delivery to the webhook once more, and show what came of it.
     * @description They have the ids that they had, and come beside those that are sent in their turn: a receiver that passes over what it has seen passes them over. Without batches each event is a request of its own; the first that is not answered with 2xx ends it.
     */
    post: operations['replayDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/webhook/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the event callcenter.webhook.test to the webhook, and show what came of it.
     * @description It is signed as all events are, and has the id 0. A webhook that is switched off is tried too, and stays so.
     */
    post: operations['testWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show how a call center does now, in the last hour, and since the day began. */
    get: operations['getStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/callcenter/{callcenter_id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report what happened in an interval, by hour, day, agent, condition or outcome.
     * @description Hours and days in which nothing happened have a row too. An interval begins today if "from" is missing, ends now if "to" is, and comprises at most 400 days, by hour 62. By outcome, conversations are counted that began in the interval and whose note has an outcome: a row for each outcome and each agent who noted it.
     */
    get: operations['getReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description somebody who is to be called back */
    Callback: {
      /**
       * @description the number that is called
       * @example +8613800138000
       */
      number: string;
      /**
       * @description the name of the caller, empty if it is not known
       * @example Li Lei
       */
      name: string;
      /** @description shown to it as caller; null: what the trunk shows */
      from: string | null;
      /**
       * @description who is called first
       * @example agent
       * @enum {string}
       */
      first: 'agent' | 'number';
      /**
       * @description a key that the caller pressed, or a request
       * @example key
       * @enum {string}
       */
      asked_by: 'key' | 'api';
      /**
       * @description when it was asked for, in milliseconds since 1970
       * @example 1795425600000
       */
      asked_time: number;
      /**
       * @description how often the number is called at most
       * @example 3
       */
      tries: number;
      /**
       * @description how often it was called in vain
       * @example 0
       */
      failed: number;
      /**
       * @description how it failed the last time; null: it did not
       * @example null
       */
      last_failure: ('busy' | 'declined' | 'no-answer' | 'unreachable' | 'rejected') | null;
      /**
       * @description when it is tried again, in milliseconds since 1970; null: now
       * @example null
       */
      next_time: number | null;
    };
    /** @description one call's place in a conversation */
    Member: {
      /**
       * @description the id of a call
       * @example 01kb0q6xe0w4s8d2b6gp-call
       */
      call_id: string;
      /**
       * @description the agent whose call it is
       * @example ana
       */
      agent_name?: string;
      /**
       * @description of a call that is no agent's: its telephone number
       * @example +8613800138000
       */
      number?: string;
      /**
       * @description of a call that is no agent's: the caller's name, empty if it is not known
       * @example José Müller
       */
      name?: string;
      /**
       * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
       * @example 1
       */
      mode: 1 | 2 | 3 | 4;
      /**
       * @description the agent who alone hears the member, if there is one
       * @example bob
       */
      whisper_to?: string;
      /**
       * @description whether their phone holds the call by itself
       * @example false
       */
      on_hold: boolean;
      /**
       * @description whether their phone is lost, and the conversation waits for it to come back
       * @example false
       */
      lost: boolean;
      /**
       * @description when the member came, in milliseconds since 1970
       * @example 1795425600000
       */
      join_time: number;
      /**
       * @description since when they have this mode, in milliseconds since 1970
       * @example 1795425600000
       */
      mode_since: number;
    };
    /** @description something that a conversation waits for */
    Awaited: {
      /**
       * @description a queue task, a number that is dialled, or an agent whose own phone is rung
       * @example queue_task
       * @enum {string}
       */
      type: 'queue_task' | 'number' | 'agent';
      /** @description the queue task; of an agent, the one that begins when they have answered */
      queue_task_id: string | null;
      /**
       * @description the call that is dialled; null: none
       * @example null
       */
      call_id: string | null;
      /**
       * @description the number; of an agent, the one that is dialled when they have answered
       * @example null
       */
      number: string | null;
      /**
       * @description the agent whose own phone is rung; null: none
       * @example null
       */
      agent_name: string | null;
      /**
       * @description the trunk over which the number is dialled; null: none is
       * @example null
       */
      trunk: string | null;
    };
    /** @description of the last 60 minutes, up to 10 seconds more */
    HourFigures: {
      /**
       * @description callers whose waiting ended
       * @example 25
       */
      offered: number;
      /**
       * @description those who were answered
       * @example 20
       */
      answered: number;
      /**
       * @description those who hung up while they waited or a phone rang
       * @example 3
       */
      abandoned: number;
      /**
       * @description answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back, from 0 to 1; null: there is none to share
       * @example 0.75
       */
      service_level: number | null;
    };
    /** @description agents by state */
    AgentsNow: {
      /**
       * @description all who are logged in
       * @example 9
       */
      logged_in: number;
      /**
       * @description logged in, and not ready yet
       * @example 0
       */
      online: number;
      /**
       * @description ready for calls
       * @example 2
       */
      idle: number;
      /**
       * @description whose phone rings
       * @example 1
       */
      fetching: number;
      /**
       * @description on the phone
       * @example 4
       */
      talking: number;
      /**
       * @description busy
       * @example 1
       */
      busy: number;
      /**
       * @description away
       * @example 1
       */
      away: number;
      /**
       * @description whose login was not kept alive
       * @example 0
       */
      offline: number;
    };
    /** @description a threshold that is passed */
    Alert: {
      /**
       * @description what is watched
       * @example waiting
       * @enum {string}
       */
      figure: 'waiting' | 'longest_wait' | 'service_level' | 'no_agent_idle' | 'trunk_down';
      /** @description the work channel; null: all together */
      channel: string | null;
      /** @description the condition; null: all of them */
      condition: string | null;
      /**
       * @description tasks, seconds, or a share from 0 to 1; null: there is none to give
       * @example 10
       */
      limit: number | null;
      /**
       * @description when it began, in milliseconds since 1970
       * @example 1795425600000
       */
      begin_time: number;
    };
    /** @description A queue task begins to wait, becomes a callback, or waits again after a phone or number failed. */
    QueueWaitEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.queue.wait';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /**
       * @description what it came from: a caller of the IVR, what an agent asked for, or a number to be called back
       * @example ivr
       * @enum {string}
       */
      type: 'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';
      /** @description the call that waits; null: none */
      origin_call_id: string | null;
      /** @description the number of who waits, empty if it is not known; null: nobody from outside waits */
      origin_number: string | null;
      /** @description their name, empty if it is not known; null: likewise */
      origin_name: string | null;
      /** @description the number that they dialled, empty if it is not known; null: they were called */
      dialled_number: string | null;
      /**
       * @description how long it has waited, phones that rang included, in ms
       * @example 12400
       */
      waited_ms: number;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      callback?: components['schemas']['Callback'];
    };
    /** @description A queue task that waits, or rings a phone, was moved by somebody. */
    QueueMovedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.queue.moved';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /**
       * @description what it came from: a caller of the IVR, what an agent asked for, or a number to be called back
       * @example ivr
       * @enum {string}
       */
      type: 'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';
      /** @description the call that waits; null: none */
      origin_call_id: string | null;
      /** @description the number of who waits, empty if it is not known; null: nobody from outside waits */
      origin_number: string | null;
      /** @description their name, empty if it is not known; null: likewise */
      origin_name: string | null;
      /** @description the number that they dialled, empty if it is not known; null: they were called */
      dialled_number: string | null;
      /**
       * @description how long it has waited, phones that rang included, in ms
       * @example 12400
       */
      waited_ms: number;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      callback?: components['schemas']['Callback'];
      /**
       * @description what it was moved to
       * @example priority
       * @enum {string}
       */
      to: 'priority' | 'agent' | 'enqueue';
      /** @description the agent who is offered it next; null: it was not moved to one */
      agent_name: string | null;
      /**
       * @description its new priority; null: it was moved otherwise
       * @example 50
       */
      priority: number | null;
    };
    /** @description An agent is chosen and their phone is dialled. */
    QueueSelectEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.queue.select';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /**
       * @description what it came from: a caller of the IVR, what an agent asked for, or a number to be called back
       * @example ivr
       * @enum {string}
       */
      type: 'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';
      /** @description the call that waits; null: none */
      origin_call_id: string | null;
      /** @description the number of who waits, empty if it is not known; null: nobody from outside waits */
      origin_number: string | null;
      /** @description their name, empty if it is not known; null: likewise */
      origin_name: string | null;
      /** @description the number that they dialled, empty if it is not known; null: they were called */
      dialled_number: string | null;
      /**
       * @description how long it has waited, phones that rang included, in ms
       * @example 12400
       */
      waited_ms: number;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      callback?: components['schemas']['Callback'];
      /** @description the condition by which the agent was found; null: by name, by a skill or by last_agent */
      condition: string | null;
      /**
       * @description whether the agent was found as the one who talked last with the caller
       * @example false
       */
      last_agent: boolean;
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      agent_name: string;
      /**
       * @description the phone of the agent
       * @example 1001
       */
      agent_extension_id: string;
      /**
       * @description the call with the phone of the agent
       * @example 01kb0q6xe0w4s8d2b6gp-call
       */
      agent_call_id: string;
    };
    /** @description The agent answered. */
    QueueSuccessEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.queue.success';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /**
       * @description what it came from: a caller of the IVR, what an agent asked for, or a number to be called back
       * @example ivr
       * @enum {string}
       */
      type: 'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';
      /** @description the call that waits; null: none */
      origin_call_id: string | null;
      /** @description the number of who waits, empty if it is not known; null: nobody from outside waits */
      origin_number: string | null;
      /** @description their name, empty if it is not known; null: likewise */
      origin_name: string | null;
      /** @description the number that they dialled, empty if it is not known; null: they were called */
      dialled_number: string | null;
      /**
       * @description how long it has waited, phones that rang included, in ms
       * @example 12400
       */
      waited_ms: number;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      callback?: components['schemas']['Callback'];
      /** @description the condition by which the agent was found; null: by name, by a skill or by last_agent */
      condition: string | null;
      /**
       * @description whether the agent was found as the one who talked last with the caller
       * @example false
       */
      last_agent: boolean;
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      agent_name: string;
      /**
       * @description the phone of the agent
       * @example 1001
       */
      agent_extension_id: string;
      /**
       * @description the call with the phone of the agent
       * @example 01kb0q6xe0w4s8d2b6gp-call
       */
      agent_call_id: string;
    };
    /** @description A queue task ended without an agent. */
    QueueFailEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.queue.fail';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /**
       * @description what it came from: a caller of the IVR, what an agent asked for, or a number to be called back
       * @example ivr
       * @enum {string}
       */
      type: 'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';
      /** @description the call that waits; null: none */
      origin_call_id: string | null;
      /** @description the number of who waits, empty if it is not known; null: nobody from outside waits */
      origin_number: string | null;
      /** @description their name, empty if it is not known; null: likewise */
      origin_name: string | null;
      /** @description the number that they dialled, empty if it is not known; null: they were called */
      dialled_number: string | null;
      /**
       * @description how long it has waited, phones that rang included, in ms
       * @example 12400
       */
      waited_ms: number;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      callback?: components['schemas']['Callback'];
      /** @description the condition by which the agent was found; null: by name, by a skill or by last_agent */
      condition: string | null;
      /**
       * @description whether the agent was found as the one who talked last with the caller
       * @example false
       */
      last_agent: boolean;
      /** @description who was rung last; null: nobody */
      agent_name: string | null;
      /** @description the phone of the agent; null: nobody's */
      agent_extension_id: string | null;
      /** @description the call with it; null: none */
      agent_call_id: string | null;
      /**
       * @description why it failed
       * @example timeout
       * @enum {string}
       */
      cause:
        | 'timeout'
        | 'reject'
        | 'call_fail'
        | 'forward'
        | 'cancel'
        | 'hangup'
        | 'overflow'
        | 'closed'
        | 'key'
        | 'callback_fail'
        | 'callback_replaced'
        | 'error';
      /**
       * @description more about the cause; null: nothing
       * @example null
       */
      detail: string | null;
      /**
       * @description what the agent gave who rejected it last; null: nothing
       * @example null
       */
      data: string | null;
    };
    /** @description The state of an agent changed. */
    AgentStateChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.agent.state_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      name: string;
      /**
       * @description the state before, as agents show it; none: not logged in
       * @example online
       */
      previous_state: string;
      /**
       * @description the state now, as agents show it; none: not logged in
       * @example idle
       */
      latest_state: string;
      /**
       * @description what it came from: a request, or what happened
       * @example set-agent-state
       */
      reason: string;
      /**
       * @description the state after the wrap-up, or the one that was asked for after the call; null: none was
       * @example null
       */
      next_state: string | null;
      /**
       * @description when the wrap-up ends by itself, in milliseconds since 1970; null: there is none
       * @example null
       */
      wrap_up_until: number | null;
      /**
       * @description how long the wrap-up will be after the talk that goes on; null: none does
       * @example null
       */
      wrap_up_seconds: number | null;
    };
    /** @description Another state was asked for after the call, or the wrap-up became longer or shorter. Not told when the state itself changes. */
    AgentNextStateChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.agent.next_state_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      name: string;
      /**
       * @description the state now, as agents show it; none: not logged in
       * @example talking
       */
      state: string;
      /**
       * @description the state after the wrap-up, or the one that was asked for after the call; null: none was
       * @example null
       */
      next_state: string | null;
      /**
       * @description when the wrap-up ends by itself, in milliseconds since 1970; null: there is none
       * @example null
       */
      wrap_up_until: number | null;
      /**
       * @description how long the wrap-up will be after the talk that goes on; null: none does
       * @example null
       */
      wrap_up_seconds: number | null;
    };
    /** @description An agent entered or left a conversation. */
    AgentConversationChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.agent.conversation_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      name: string;
      /**
       * @description whether the agent entered or left
       * @example enter
       * @enum {string}
       */
      type: 'enter' | 'exit';
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      conversation_id: string;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
    };
    /** @description Two members of a conversation can hear each other for the first time. */
    ConversationBeginEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.conversation.begin';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      id: string;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      /**
       * @description what it came from: a caller of the queue, or a call that an agent placed
       * @example queue
       * @enum {string}
       */
      type: 'queue' | 'call_out' | 'call_agent';
      /** @description the queue task it came from; null: none */
      queue_task_id: string | null;
      /** @description the agents who are in it */
      agents: string[];
      /**
       * @description whether it is recorded: off, on (from its beginning on), or paused
       * @example paused
       * @enum {string}
       */
      recording: 'off' | 'on' | 'paused';
      /** @description the call of the first agent in it; null: none is */
      agent_call_id: string | null;
    };
    /** @description A member came, left, has another mode, or their phone holds the call or took it back; or the conversation waits for something else. */
    ConversationPartsChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.conversation.parts_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      id: string;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      /** @description who is in it */
      members: components['schemas']['Member'][];
      /**
       * @description what it waits for
       * @example []
       */
      waits_for: components['schemas']['Awaited'][];
    };
    /** @description A conversation ended. */
    ConversationEndEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.conversation.end';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      id: string;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      /**
       * @description what it came from: a caller of the queue, or a call that an agent placed
       * @example queue
       * @enum {string}
       */
      type: 'queue' | 'call_out' | 'call_agent';
      /**
       * @description when two could hear each other first, or when it was made, in milliseconds since 1970
       * @example 1795425600000
       */
      begin_time: number;
      /**
       * @description when it ended, in milliseconds since 1970
       * @example 1795425600000
       */
      end_time: number;
      /**
       * @description why it ended; of a call that came to nothing, why it did
       * @example agent-hangup
       * @enum {string}
       */
      end_reason:
        | 'agent-hangup'
        | 'caller-hangup'
        | 'outside-hangup'
        | 'phone-lost'
        | 'exit'
        | 'transfer'
        | 'dismissed'
        | 'merged'
        | 'timeout'
        | 'logout'
        | 'error'
        | 'cancel'
        | 'overflow'
        | 'reject'
        | 'busy'
        | 'declined'
        | 'no-answer'
        | 'unreachable'
        | 'rejected';
      /** @description the name of its recording; null: it has none */
      record_file: string | null;
      /** @description the agents who were in it */
      agents: string[];
    };
    /** @description The recording of a conversation that goes on was started, paused, resumed or stopped. */
    ConversationRecordingChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.conversation.recording_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      id: string;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      /**
       * @description whether it is recorded: off, on (from its beginning on), or paused
       * @example paused
       * @enum {string}
       */
      recording: 'off' | 'on' | 'paused';
      /**
       * @description whether it is recorded: off, on (from its beginning on), or paused
       * @example on
       * @enum {string}
       */
      previous_recording: 'off' | 'on' | 'paused';
      /**
       * @description what it came from: a request, or what happened
       * @example set-recording
       */
      reason: string;
      /** @description the agent whose key asked for it; null: somebody or something else */
      agent_name: string | null;
      /** @description the name of its recording; null: it has none */
      record_file: string | null;
      /** @description the agents who are or were in it */
      agents: string[];
    };
    /** @description Somebody wrote the note of a conversation. */
    ConversationNotedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.conversation.noted';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      id: string;
      /**
       * @description what the enqueue or the request gave it to carry along
       * @example order 7
       */
      user_data?: string;
      /**
       * @description what was written down; perhaps empty
       * @example wants a call on Monday
       */
      text: string;
      /** @description what came of it; null: not said */
      outcome: string | null;
      /** @description the agent who wrote it; null: somebody who is no agent */
      agent_name: string | null;
      /** @description the agents who are or were in it */
      agents: string[];
    };
    /** @description A call is over. Not told when a caller goes back to the IVR. */
    CallEndEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.call.end';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of a call
       * @example 01kb0q6xe0w4s8d2b6gp-call
       */
      call_id: string;
      /**
       * @description the agent whose phone it was; absent: no agent’s
       * @example ana
       */
      agent_name?: string;
      /**
       * @description how it ended; lost: nothing was heard of the phone any more
       * @example normal
       * @enum {string}
       */
      cause: 'normal' | 'busy' | 'declined' | 'no-answer' | 'unreachable' | 'lost' | 'unknown';
      /**
       * @description seconds that it lasted since it was answered
       * @example 63.2
       */
      duration: number;
      /**
       * @description the telephone number that was dialled; absent: none was
       * @example +4930123456
       */
      number?: string;
      /**
       * @description the trunk over which a number was called; absent: none was
       * @example carrier
       */
      trunk?: string;
      /**
       * @description the call that was made in its place over the next trunk, as this one failed; absent: none
       * @example 01kb0q6xe0w4s8d2b6gp-call
       */
      next_call_id?: string;
      /**
       * @description the conversation into which that number was dialled; absent: none was
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      conversation_id?: string;
      /** @description the agents of that conversation; absent: there is none */
      agents?: string[];
    };
    /** @description A prompt could not be played. Told once for each prompt and each place where it was to be heard. */
    SoundFailedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.sound.failed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the prompt, as enqueue names it
       * @example welcome
       */
      voice: string;
      /**
       * @description what is heard in its place
       * @example music
       * @enum {string}
       */
      instead: 'music' | 'nothing';
      /** @description the caller who was to hear it; null: none */
      call_id: string | null;
      /** @description the conversation that was to hear it; null: none */
      conversation_id: string | null;
      /** @description the queue task that was waited for; null: none */
      queue_task_id: string | null;
    };
    /** @description A threshold of the call center was passed, or it is well again. */
    AlertEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.alert';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description whether it begins or ends
       * @example begin
       * @enum {string}
       */
      type: 'begin' | 'end';
      /**
       * @description what is watched
       * @example waiting
       * @enum {string}
       */
      figure: 'waiting' | 'longest_wait' | 'service_level' | 'no_agent_idle' | 'trunk_down';
      /** @description the work channel; null: all together */
      channel: string | null;
      /** @description the condition; null: all of them */
      condition: string | null;
      /**
       * @description tasks, seconds, or a share from 0 to 1; null: there is none to give
       * @example 10
       */
      limit: number | null;
      /**
       * @description when it began, in milliseconds since 1970
       * @example 1795425600000
       */
      begin_time: number;
      /**
       * @description how it is at that moment: tasks, seconds, a share, or idle agents; null: there is none to share
       * @example 12
       */
      value: number | null;
    };
    /** @description Figures of this moment, each second while they change, and more seldom if they are many. Sent to streams that ask for them alone, and not kept: the id is 0. */
    StatsEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.stats';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description within which callers are to be answered
       * @example 20
       */
      service_level_seconds: number;
      /**
       * @description queue tasks that wait with somebody on the line
       * @example 4
       */
      waiting: number;
      /**
       * @description queue tasks for which a phone rings
       * @example 1
       */
      ringing: number;
      /**
       * @description callbacks whose turn has not come
       * @example 2
       */
      callbacks: number;
      /** @description since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits */
      waits_since: number | null;
      hour: components['schemas']['HourFigures'];
      /**
       * @description conversations that go on
       * @example 4
       */
      conversations: number;
      agents: components['schemas']['AgentsNow'];
      /**
       * @description alerts that have begun and not ended
       * @example []
       */
      alerts: components['schemas']['Alert'][];
      /** @description each work channel */
      channels: {
        /**
         * @description the work channel
         * @example default
         */
        name: string;
        /**
         * @description queue tasks that wait with somebody on the line
         * @example 4
         */
        waiting: number;
        /**
         * @description queue tasks for which a phone rings
         * @example 1
         */
        ringing: number;
        /**
         * @description callbacks whose turn has not come
         * @example 2
         */
        callbacks: number;
        /** @description since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits */
        waits_since: number | null;
        hour: components['schemas']['HourFigures'];
        agents: components['schemas']['AgentsNow'];
      }[];
      /** @description each condition; a task that waits on several is counted with each */
      conditions: {
        /**
         * @description the work channel
         * @example default
         */
        channel: string;
        /**
         * @description the condition
         * @example sales
         */
        condition: string;
        /**
         * @description queue tasks that wait with somebody on the line
         * @example 4
         */
        waiting: number;
        /**
         * @description queue tasks for which a phone rings
         * @example 1
         */
        ringing: number;
        /**
         * @description callbacks whose turn has not come
         * @example 2
         */
        callbacks: number;
        /** @description since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits */
        waits_since: number | null;
        hour: components['schemas']['HourFigures'];
      }[];
    };
    /** @description Somebody tries the webhook. Told to it alone, and not kept: its id is 0. */
    WebhookTestEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.webhook.test';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
    };
    /** @description A phone registered with an extension of type 1, or is registered no longer. What changes while the service is away is not told: the list of extensions shows it. */
    ExtensionRegistrationChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.extension.registration_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the id of an extension: a SIP user, user@address or a telephone number
       * @example 1001
       */
      id: string;
      /**
       * @description whether a phone is registered
       * @example registered
       * @enum {string}
       */
      registration: 'registered' | 'not-registered';
      /** @description the agent whose phone it is; null: no agent uses it */
      agent_name: string | null;
    };
    /** @description The room for records became less, or more again. Told to every call center of the service. */
    DiskLevelChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.disk.level_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description how much room there was
       * @example enough
       * @enum {string}
       */
      previous_level: 'enough' | 'low' | 'full';
      /**
       * @description how much room there is; full: nothing new is begun (refused as disk-full), what goes on goes on
       * @example enough
       * @enum {string}
       */
      latest_level: 'enough' | 'low' | 'full';
    };
    /** @description A trunk is registered or reachable, or no longer. Told to every call center, as trunks are of all. */
    TrunkStateChangedEvent: {
      /**
       * @description what happened (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      event: 'callcenter.trunk.state_changed';
      /**
       * @description rises from event to event
       * @example 4711
       */
      event_id: number;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /**
       * @description when it happened, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description the trunk
       * @example carrier
       */
      trunk: string;
      /**
       * @description who registers with whom
       * @example register
       * @enum {string}
       */
      kind: 'register' | 'accept' | 'peer';
      /** @description whether we are registered with the carrier, or its gateway with us; null: unknown, or a peer, which needs none */
      registered: boolean | null;
      /** @description whether the carrier answers; null: unknown */
      reachable: boolean | null;
    };
    /** @description a call center and its settings */
    Callcenter: {
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      id: string;
      /**
       * @description how long a login lasts without being kept alive
       * @example 86400
       */
      lease_seconds: number;
      /**
       * @description after how many unanswered tasks in a row an agent is set away/no-answer; 0: never
       * @example 3
       */
      max_no_answer: number;
      /**
       * @description an agent who failed a task with fail_overflow is not offered it again sooner; 0: as soon as the phone is free
       * @example 5
       */
      ring_pause_seconds: number;
      /**
       * @description how long an agent’s own phone rings when they ask for a call
       * @example 45
       */
      own_phone_ring_seconds: number;
      /**
       * @description a call of which nothing was heard for so long is lost; 0: never
       * @example 10
       */
      phone_lost_seconds: number;
      /**
       * @description how long conversations wait for an agent whose phone was lost; 0: not at all
       * @example 15
       */
      rejoin_seconds: number;
      /**
       * @description an agent whose phone was not registered for so long is set away/phone-gone; 0: never
       * @example 30
       */
      phone_gone_seconds: number;
      /**
       * @description callers are to be answered within
       * @example 20
       */
      service_level_seconds: number;
      /**
       * @description how long agents wrap up after a conversation that a queue task brought about; 0: not at all
       * @example 0
       */
      wrap_up_seconds: number;
      /**
       * @description for how many days tasks and conversations that are over are kept; 0: for ever
       * @example 400
       */
      retention_days: number;
      /**
       * @description for how many days recordings are kept; 0: as long as their conversations
       * @example 0
       */
      recording_days: number;
      /** @description the country code by which telephone numbers are compared; null: as they are written */
      country_code: string | null;
      /**
       * @description what is dialled before telephone numbers of the same country
       * @example 0
       */
      trunk_prefix: string;
      /** @description what may come of a conversation, for its note */
      outcomes: string[];
      /** @description where alerts begin */
      thresholds: components['schemas']['Threshold'][];
      /** @description when the call center is open; null: always */
      schedule: {
        /**
         * @description of the IANA time zone database
         * @example Asia/Shanghai
         */
        time_zone: string;
        /**
         * @description hours of each week
         * @example [
         *       {
         *         "days": [
         *           "mon",
         *           "tue",
         *           "wed",
         *           "thu",
         *           "fri"
         *         ],
         *         "from": "09:00",
         *         "to": "18:00"
         *       }
         *     ]
         */
        week: {
          /**
           * @description days of the week
           * @example [
           *       "mon",
           *       "fri"
           *     ]
           */
          days: ('sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat')[];
          /**
           * @description from when
           * @example 09:00
           */
          from: string;
          /**
           * @description until when; earlier than "from": of the next day
           * @example 18:00
           */
          to: string;
        }[];
        /**
         * @description days that are not as others of their week; without hours they are closed
         * @example [
         *       {
         *         "date": "2027-01-01",
         *         "hours": []
         *       }
         *     ]
         */
        dates: {
          /**
           * @description a day
           * @example 2027-01-01
           */
          date: string;
          /**
           * @description hours of that day; none: closed
           * @example []
           */
          hours: {
            /**
             * @description from when
             * @example 09:00
             */
            from: string;
            /**
             * @description until when; earlier than "from": of the next day
             * @example 18:00
             */
            to: string;
          }[];
        }[];
      } | null;
      /**
       * @description how many numbers one agent may have called at a time
       * @example 3
       */
      max_outside_calls_per_agent: number;
      /**
       * @description how many numbers may be called at a time
       * @example 100
       */
      max_outside_calls: number;
      /**
       * @description the longest that may be asked for as max_answer_seconds of a call
       * @example 14400
       */
      max_answer_seconds: number;
      /**
       * @description how many agents may be logged in
       * @example 10000
       */
      max_agents: number;
      /**
       * @description how many extensions there may be
       * @example 10000
       */
      max_extensions: number;
      /**
       * @description how many conditions there may be
       * @example 1000
       */
      max_conditions: number;
      /**
       * @description how many work channels there may be
       * @example 100
       */
      max_work_channels: number;
      /**
       * @description how many event streams may go on at a time with one key
       * @example 50
       */
      max_streams_per_key: number;
      /**
       * @description how many event streams may go on at a time
       * @example 2000
       */
      max_streams: number;
      /**
       * @description how many reports, figures and long lists may be read at a time, with one key and in all
       * @example 4
       */
      max_expensive_reads: number;
      /**
       * @description beginnings of numbers that may be called; none: all that are not denied
       * @example []
       */
      allowed_prefixes: string[];
      /**
       * @description beginnings of numbers that may not be called
       * @example [
       *       "+870",
       *       "+881",
       *       "+882",
       *       "+883",
       *       "+979"
       *     ]
       */
      denied_prefixes: string[];
      /**
       * @description numbers that may be shown as caller; null: any
       * @example [
       *       "4008001"
       *     ]
       */
      caller_ids: string[] | null;
      limits: components['schemas']['CallcenterLimits'];
      /**
       * @description whether a key of role agent may change the skills of its agent
       * @example true
       */
      agents_set_skills: boolean;
      /**
       * @description whether a key of role agent may say which phone is its agent’s
       * @example true
       */
      agents_choose_phone: boolean;
      /** @description where events are posted to; null: nowhere */
      webhook: {
        /**
         * @description where events are posted to; shown to keys of roles admin and callcenter alone
         * @example https://crm.example/callcenter-events
         */
        url?: string;
        /**
         * @description what signs events; it is never shown
         * @example true
         * @constant
         */
        has_secret: true;
        /**
         * @description whether events that wait are posted together, as a list
         * @example false
         */
        batch: boolean;
        /**
         * @description switched-off: the receiver answered 410; set the webhook anew to switch it on
         * @example on
         * @enum {string}
         */
        state: 'on' | 'switched-off';
        /** @description when it was switched off; null: it is on */
        switched_off_time: number | null;
      } | null;
    };
    /** @description where an alert begins */
    Threshold: {
      /**
       * @description what is watched
       * @example waiting
       * @enum {string}
       */
      figure: 'waiting' | 'longest_wait' | 'service_level' | 'no_agent_idle' | 'trunk_down';
      /** @description the work channel; null: all together */
      channel: string | null;
      /** @description the condition; null: all of them */
      condition: string | null;
      /**
       * @description tasks, seconds, or a share from 0 to 1; null: there is none to give
       * @example 10
       */
      limit: number | null;
      /**
       * @description so long it has to be like that before the alert begins
       * @example 0
       */
      after_seconds: number;
      /**
       * @description so long it has to be well again before the alert ends
       * @example 30
       */
      calm_seconds: number;
    };
    /** @description how far an administrator lets the settings of the same names be raised; of numbers both hold */
    CallcenterLimits: {
      /**
       * @description how many numbers one agent may have called at a time
       * @example 3
       */
      max_outside_calls_per_agent: number;
      /**
       * @description how many numbers may be called at a time
       * @example 100
       */
      max_outside_calls: number;
      /**
       * @description how far max_answer_seconds may be raised
       * @example 86400
       */
      max_answer_seconds: number;
      /**
       * @description how many agents may be logged in
       * @example 10000
       */
      max_agents: number;
      /**
       * @description how many extensions there may be
       * @example 10000
       */
      max_extensions: number;
      /**
       * @description how many conditions there may be
       * @example 1000
       */
      max_conditions: number;
      /**
       * @description how many work channels there may be
       * @example 100
       */
      max_work_channels: number;
      /**
       * @description how many event streams may go on at a time with one key
       * @example 50
       */
      max_streams_per_key: number;
      /**
       * @description how many event streams may go on at a time
       * @example 2000
       */
      max_streams: number;
      /**
       * @description how many reports, figures and long lists may be read at a time, with one key and in all
       * @example 4
       */
      max_expensive_reads: number;
      /**
       * @description beginnings of numbers that may be called; none: all that are not denied
       * @example []
       */
      allowed_prefixes: string[];
      /**
       * @description beginnings of numbers that may not be called
       * @example [
       *       "+870",
       *       "+881",
       *       "+882",
       *       "+883",
       *       "+979"
       *     ]
       */
      denied_prefixes: string[];
      /**
       * @description numbers that may be shown as caller; null: any
       * @example [
       *       "4008001"
       *     ]
       */
      caller_ids: string[] | null;
      /**
       * @description numbers that are never limited
       * @example [
       *       "110",
       *       "112"
       *     ]
       */
      emergency_numbers: string[];
    };
    /** @description why agents take no callers for a while */
    StateReason: {
      /**
       * @description the state that it stands for
       * @example away/lunch
       */
      state: string;
      /**
       * @description what desks call it
       * @example Lunch
       */
      name: string;
      /**
       * @description how desks show it, as in CSS
       * @example #b7791f
       */
      color: string;
      /**
       * @description whether the time counts as work: productive_seconds in reports
       * @example false
       */
      productive: boolean;
    };
    /** @description what a browser needs to be a phone */
    BrowserPhone: {
      /**
       * @description where it connects to, with subprotocol sip
       * @example wss://calls.example.com/phone?callcenter=acme&extension=1001&ticket=9Jb2x
       */
      url: string;
      /**
       * @description the SIP user to register as
       * @example 1001
       */
      user: string;
      /**
       * @description the digest that stands for the password
       * @example 0cc175b9c0f1b6a831c399e269772661
       */
      ha1: string;
      /**
       * @description the realm that the digest is for
       * @example asterisk
       */
      realm: string;
      /** @description as RTCPeerConnection takes them; none: browsers do without */
      ice_servers: (
        | {
            /**
             * @description a stun:, turn: or turns: URI
             * @example stun:stun.example.com:3478
             */
            urls: string;
          }
        | {
            /**
             * @description a stun:, turn: or turns: URI
             * @example turn:turn.example.com:3478
             */
            urls: string;
            /**
             * @description good for a day
             * @example 1795512000
             */
            username: string;
            /**
             * @description what goes with it
             * @example Yh3Zxq7sJm1d0Fv2Wc9bKt5nRaE=
             */
            credential: string;
          }
      )[];
    };
    /** @description an extension that was just made */
    NewExtension:
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 1001
           */
          id: string;
          /**
           * @description 1: a SIP phone that registers
           * @example 1
           * @constant
           */
          type: 1;
          /**
           * @description the SIP user that the phone registers as
           * @example 1001
           */
          user: string;
          /**
           * @description whether it is a browser
           * @example false
           */
          webrtc: boolean;
          /**
           * @description the password that the phone registers with; shown by this answer alone
           * @example pass-word-1001
           */
          password?: string;
        }
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 200@192.0.2.7
           */
          id: string;
          /**
           * @description 2: a phone behind a SIP gateway
           * @example 2
           * @constant
           */
          type: 2;
          /** @description whom the gateway is asked for; null: nobody in particular */
          user: string | null;
          /**
           * @description where the gateway is
           * @example 192.0.2.7
           */
          ipaddr: string;
        }
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example +8613800138000
           */
          id: string;
          /**
           * @description 3: a plain telephone, reached over the trunk
           * @example 3
           * @constant
           */
          type: 3;
          /**
           * @description its telephone number
           * @example +8613800138000
           */
          telnum: string;
        };
    /** @description an extension, and whether a phone is registered */
    ObservedExtension:
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 1001
           */
          id: string;
          /**
           * @description 1: a SIP phone that registers
           * @example 1
           * @constant
           */
          type: 1;
          /**
           * @description the SIP user that the phone registers as
           * @example 1001
           */
          user: string;
          /**
           * @description whether it is a browser
           * @example false
           */
          webrtc: boolean;
          /** @description whether a phone is registered just now; null: such a phone never does */
          registration: ('registered' | 'not-registered' | 'unknown') | null;
        }
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 200@192.0.2.7
           */
          id: string;
          /**
           * @description 2: a phone behind a SIP gateway
           * @example 2
           * @constant
           */
          type: 2;
          /** @description whom the gateway is asked for; null: nobody in particular */
          user: string | null;
          /**
           * @description where the gateway is
           * @example 192.0.2.7
           */
          ipaddr: string;
          /** @description whether a phone is registered just now; null: such a phone never does */
          registration: ('registered' | 'not-registered' | 'unknown') | null;
        }
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example +8613800138000
           */
          id: string;
          /**
           * @description 3: a plain telephone, reached over the trunk
           * @example 3
           * @constant
           */
          type: 3;
          /**
           * @description its telephone number
           * @example +8613800138000
           */
          telnum: string;
          /** @description whether a phone is registered just now; null: such a phone never does */
          registration: ('registered' | 'not-registered' | 'unknown') | null;
        };
    /** @description a phone that the platform can ring */
    Extension:
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 1001
           */
          id: string;
          /**
           * @description 1: a SIP phone that registers
           * @example 1
           * @constant
           */
          type: 1;
          /**
           * @description the SIP user that the phone registers as
           * @example 1001
           */
          user: string;
          /**
           * @description whether it is a browser
           * @example false
           */
          webrtc: boolean;
        }
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 200@192.0.2.7
           */
          id: string;
          /**
           * @description 2: a phone behind a SIP gateway
           * @example 2
           * @constant
           */
          type: 2;
          /** @description whom the gateway is asked for; null: nobody in particular */
          user: string | null;
          /**
           * @description where the gateway is
           * @example 192.0.2.7
           */
          ipaddr: string;
        }
      | {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example +8613800138000
           */
          id: string;
          /**
           * @description 3: a plain telephone, reached over the trunk
           * @example 3
           * @constant
           */
          type: 3;
          /**
           * @description its telephone number
           * @example +8613800138000
           */
          telnum: string;
        };
    /** @description an agent who is logged in */
    Agent: {
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      name: string;
      /**
       * @description job number, said to callers digit by digit; empty: none
       * @example 1009
       */
      num: string;
      /**
       * @description online, idle, fetching, talking, or busy, away, offline, each perhaps with /NOTE
       * @example idle
       */
      state: string;
      /**
       * @description the work channel that the agent works in
       * @example default
       */
      channel: string;
      /**
       * @description the phone that is rung
       * @example 1001
       */
      extension: string;
      /** @description all phones that the agent logged in with */
      extensions: {
        /**
         * @description the id of an extension: a SIP user, user@address or a telephone number
         * @example 1001
         */
        id: string;
        /**
         * @description whether this is the one that is rung
         * @example true
         */
        active: boolean;
      }[];
      /** @description what the agent can do */
      skills: {
        /**
         * @description the name of a skill: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
         * @example sales
         */
        name: string;
        /**
         * @description the higher, the better
         * @example 80
         */
        score: number;
        /**
         * @description false: counts as absent when agents are looked for
         * @example true
         */
        enabled: boolean;
      }[];
      /**
       * @description the state after the wrap-up, or the one that was asked for after the call; null: none was
       * @example null
       */
      next_state: string | null;
      /**
       * @description when the wrap-up ends by itself, in milliseconds since 1970; null: there is none
       * @example null
       */
      wrap_up_until: number | null;
      /**
       * @description how long the wrap-up will be after the talk that goes on; null: none does
       * @example null
       */
      wrap_up_seconds: number | null;
      /**
       * @description when the agent logged in, in milliseconds since 1970
       * @example 1795425600000
       */
      login_time: number;
      /**
       * @description when the agent came into this state, in milliseconds since 1970
       * @example 1795425600000
       */
      state_since: number;
      /**
       * @description when the login lapses unless it is kept alive, in milliseconds since 1970
       * @example 1795425600000
       */
      lease_until: number;
    };
    /** @description what a key of role agent is shown of other agents */
    Colleague: {
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      name: string;
      /**
       * @description as Agent shows it
       * @example idle
       */
      state: string;
    };
    /** @description people talking */
    Conversation: {
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      id: string;
      /**
       * @description what it came from: a caller of the queue, or a call that an agent placed
       * @example queue
       * @enum {string}
       */
      type: 'queue' | 'call_out' | 'call_agent';
      /**
       * @description whether it goes on
       * @example live
       * @enum {string}
       */
      state: 'live' | 'over';
      /**
       * @description when two could hear each other first, or when it was made, in milliseconds since 1970
       * @example 1795425600000
       */
      begin_time: number;
      /**
       * @description when it ended, in milliseconds since 1970; null: it goes on
       * @example null
       */
      end_time: number | null;
      /**
       * @description why it ended; null: it goes on
       * @example null
       */
      end_reason:
        | (
            | 'agent-hangup'
            | 'caller-hangup'
            | 'outside-hangup'
            | 'phone-lost'
            | 'exit'
            | 'transfer'
            | 'dismissed'
            | 'merged'
            | 'timeout'
            | 'logout'
            | 'error'
            | 'cancel'
            | 'overflow'
            | 'reject'
            | 'busy'
            | 'declined'
            | 'no-answer'
            | 'unreachable'
            | 'rejected'
          )
        | null;
      /**
       * @description whether it is recorded: off, on (from its beginning on), or paused
       * @example paused
       * @enum {string}
       */
      recording: 'off' | 'on' | 'paused';
      /** @description the name of its recording; null: it has none */
      record_file: string | null;
      /** @description the queue task it came from; null: none */
      queue_task_id: string | null;
      /** @description what the enqueue or the request gave it to carry along; null: nothing */
      data: string | null;
      /** @description who is in it */
      members: components['schemas']['Member'][];
      /**
       * @description what it waits for, while it goes on
       * @example []
       */
      waits_for: components['schemas']['Awaited'][];
      /**
       * @description what is written down of it; null: nothing
       * @example null
       */
      note: components['schemas']['Note'] | null;
    };
    /** @description what is written down of a conversation */
    Note: {
      /**
       * @description what was written down; perhaps empty
       * @example wants a call on Monday
       */
      text: string;
      /** @description what came of it; null: not said */
      outcome: string | null;
      /** @description the agent who wrote it; null: somebody who is no agent */
      agent_name: string | null;
      /**
       * @description when it was written, in milliseconds since 1970
       * @example 1795425600000
       */
      time: number;
    };
    /** @description a named partition of a call center */
    WorkChannel: {
      /**
       * @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example default
       */
      name: string;
      /** @description how many agents logged in at most; null: without limit */
      max_agent: number | null;
      /** @description how many stored conditions at most; null: without limit */
      max_queue_condition: number | null;
      /** @description how many queue tasks that wait or ring a phone at most; null: without limit */
      max_queue_task: number | null;
    };
    /** @description an agent whom a condition matches */
    MatchingAgent: {
      /**
       * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example ana
       */
      name: string;
      /**
       * @description what `sort` gives for them; the higher, the sooner they are chosen
       * @example 80
       */
      score: number;
      /**
       * @description as Agent shows it
       * @example idle
       */
      state: string;
    };
    /** @description a stored rule that picks agents */
    Condition: {
      /**
       * @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example sales
       */
      name: string;
      /**
       * @description the work channel whose agents it picks
       * @example default
       */
      channel: string;
      /**
       * @description who matches: a boolean expression over skills
       * @example skills['sales'] > 60
       */
      where: string;
      /**
       * @description whom to prefer: a numeric expression over skills
       * @example skills['sales']
       */
      sort: string;
      /**
       * @description whose turn comes sooner, from 0 to 99
       * @example 10
       */
      priority: number;
      /** @description seconds of waiting and ringing together; null: without limit */
      timeout: number | null;
      /** @description seconds of waiting; 0: now or never; null: without limit */
      queue_timeout: number | null;
      /** @description seconds of ringing one phone; null: 45 */
      fetch_timeout: number | null;
    };
    /** @description what an enqueue would do for a caller */
    CheckedEnqueue: {
      /**
       * @description the work channel whose agents are looked for
       * @example default
       */
      channel: string;
      /**
       * @description whether the caller would be given back at once, as too many wait already
       * @example false
       */
      overflow: boolean;
      /**
       * @description whether the call center is open; with closed="return" a caller is given back while it is not
       * @example true
       */
      open: boolean;
      /** @description who would be rung at once; null: nobody, the caller would wait */
      agent: string | null;
      /** @description in the order in which they would be tried */
      routes: {
        /** @description who would be rung if this route were tried now; null: nobody is free */
        agent: string | null;
        /** @description in document order */
        entries: {
          /**
           * @description what the entry names
           * @example condition
           * @enum {string}
           */
          kind: 'condition' | 'agent' | 'skill' | 'last_agent';
          /** @description the condition, agent or skill that it names; of last_agent the agent who talked last with the caller, null: nobody */
          name: string | null;
          /** @description from 0 to 99; null: what the stored condition says, else 0 */
          priority: number | null;
          /** @description seconds of waiting and ringing together; null: without limit */
          timeout: number | null;
          /** @description seconds of waiting; 0: now or never; null: without limit */
          queue_timeout: number | null;
          /**
           * @description seconds of ringing one phone
           * @example 45
           */
          fetch_timeout: number;
          /**
           * @description agents logged in whom the entry matches, whatever their state
           * @example 12
           */
          matching: number;
          /**
           * @description those of them who could be rung now
           * @example 2
           */
          free: number;
          /**
           * @description callers who wait for the same and would be served before
           * @example 3
           */
          waiting_before: number;
          /** @description seconds that callers whom this condition served lately had waited; null: not known */
          expected_wait: number | null;
        }[];
      }[];
    };
    /** @description who waits to be given an agent */
    QueueTask: {
      /**
       * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /**
       * @description what it came from: a caller of the IVR, what an agent asked for, or a number to be called back
       * @example ivr
       * @enum {string}
       */
      type: 'ivr' | 'call_agent' | 'forward_agent' | 'xfer_agent' | 'invite_agent' | 'callback';
      /**
       * @description how far it is; calling: the number of a callback is called; resting: it is tried again later
       * @example waiting
       * @enum {string}
       */
      state: 'waiting' | 'fetching' | 'calling' | 'resting' | 'success' | 'fail';
      /**
       * @description the work channel that is searched
       * @example default
       */
      channel: string;
      /**
       * @description the agent who is rung, or was chosen last; null: none
       * @example null
       */
      agent: string | null;
      /**
       * @description the call with the phone of the agent; null: none
       * @example null
       */
      agent_call_id: string | null;
      /** @description the call that waits; null: none */
      origin_call_id: string | null;
      /** @description the number of the caller from the IVR, empty if it is not known, or the one to call back; null: it is none */
      origin_number: string | null;
      /** @description the name of that caller, empty if it is not known; null: it is none */
      origin_name: string | null;
      /** @description the number that they dialled, empty if it is not known; null: it is none */
      dialled_number: string | null;
      /** @description what the enqueue gave it to carry along; null: nothing */
      data: string | null;
      /**
       * @description what the last agent gave who rejected it; null: nothing
       * @example null
       */
      reject_data: string | null;
      /**
       * @description when it began, in milliseconds since 1970
       * @example 1795425600000
       */
      create_time: number;
      /**
       * @description who was rung in vain
       * @example []
       */
      attempts: {
        /**
         * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
         * @example ana
         */
        agent: string;
        /**
         * @description how the phone of the agent failed
         * @example busy
         * @enum {string}
         */
        failure: 'busy' | 'declined' | 'no-answer' | 'unreachable' | 'rejected';
        /**
         * @description when it did, in milliseconds since 1970
         * @example 1795425600000
         */
        time: number;
      }[];
      /**
       * @description whom to call back; null: nobody
       * @example null
       */
      callback: components['schemas']['Callback'] | null;
      /**
       * @description why it failed; null: it did not
       * @example null
       */
      cause:
        | (
            | 'timeout'
            | 'reject'
            | 'call_fail'
            | 'forward'
            | 'cancel'
            | 'hangup'
            | 'overflow'
            | 'closed'
            | 'key'
            | 'callback_fail'
            | 'callback_replaced'
            | 'error'
          )
        | null;
      /**
       * @description more about it; null: nothing
       * @example null
       */
      detail: string | null;
      /**
       * @description when it was over, in milliseconds since 1970; null: it is not
       * @example null
       */
      end_time: number | null;
      /**
       * @description the conversation that it came to; null: none
       * @example null
       */
      conversation_id: string | null;
    };
    /** @description the recording of a conversation */
    Recording: {
      /**
       * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xd3ra9c1f5ykj-conversation
       */
      conversation_id: string;
      /**
       * @description its name
       * @example 01kb0q6xd3ra9c1f5ykj-conversation.wav
       */
      record_file: string;
      /**
       * @description complete: it can be had
       * @example going-on
       * @enum {string}
       */
      state: 'going-on' | 'complete';
      /**
       * @description whether it goes on at the moment: off, on, or paused
       * @example off
       * @enum {string}
       */
      recording: 'off' | 'on' | 'paused';
      /**
       * @description when it began, in milliseconds since 1970
       * @example 1795425600000
       */
      begin_time: number;
      /** @description when the conversation ended, in ms since 1970; null: it goes on */
      end_time: number | null;
      /** @description the agents who are or were in it */
      agents: string[];
      /** @description the telephone numbers that are or were in it */
      numbers: string[];
    };
    /** @description a prompt of a call center */
    Sound: {
      /**
       * @description by which enqueue calls it
       * @example please-wait
       */
      name: string;
      /**
       * @description how it is kept: wav, or what was put into the folder as gsm, ulaw, alaw, sln16 or g722
       * @example wav
       */
      format: string;
      /**
       * @description how long it lasts, in ms
       * @example 4200
       */
      duration_ms: number;
      /**
       * @description how large it is
       * @example 67244
       */
      bytes: number;
      /**
       * @description when it was put there, in milliseconds since 1970
       * @example 1795425600000
       */
      changed_time: number;
    };
    /** @description a trunk that was just made */
    NewTrunk: {
      /**
       * @description 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous"
       * @example carrier
       */
      name: string;
      /**
       * @description who registers with whom
       * @example register
       * @enum {string}
       */
      kind: 'register' | 'accept' | 'peer';
      /** @description where the carrier is; null: it registers with us */
      host: string | null;
      /** @description its port; null: what SRV records say, else 5060 or 5061 */
      port: number | null;
      /**
       * @description by what it is reached
       * @example udp
       * @enum {string}
       */
      transport: 'udp' | 'tcp' | 'tls';
      /** @description whether voice is encrypted; null: as SRTP says */
      srtp: ('off' | 'optional' | 'required') | null;
      /** @description whom the carrier knows us as, or its gateway registers as; null: nobody is asked */
      username: string | null;
      /** @description what the carrier is shown in From; null: our address */
      from_domain: string | null;
      /** @description the one that is wanted most first; null: as CODECS says */
      codecs: string[] | null;
      /**
       * @description from where its calls may come too
       * @example [
       *       "192.0.2.0/24"
       *     ]
       */
      addresses: string[];
      /** @description calls at a time; null: without limit */
      max_calls: number | null;
      /** @description which numbers go this way */
      prefixes: {
        /**
         * @description what the number begins with; empty: any number
         * @example 00
         */
        prefix: string;
        /**
         * @description how many signs are taken away in front
         * @example 2
         */
        strip: number;
        /**
         * @description what is put in front then
         * @example +
         */
        add: string;
      }[];
      /**
       * @description of those whose prefixes are as long the higher goes first
       * @example 50
       */
      priority: number;
      /** @description whether we are registered with the carrier, or its gateway with us; null: unknown, or a peer, which needs none */
      registered: boolean | null;
      /** @description whether the carrier answers; null: unknown */
      reachable: boolean | null;
      /**
       * @description calls over it at this moment, in both directions
       * @example 3
       */
      calls: number;
      /**
       * @description what the carrier’s gateway registers with; shown by this answer alone, and if it was made up
       * @example pass-word-4711
       */
      password?: string;
    };
    /** @description a way to the telephone network, and its state */
    Trunk: {
      /**
       * @description 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous"
       * @example carrier
       */
      name: string;
      /**
       * @description who registers with whom
       * @example register
       * @enum {string}
       */
      kind: 'register' | 'accept' | 'peer';
      /** @description where the carrier is; null: it registers with us */
      host: string | null;
      /** @description its port; null: what SRV records say, else 5060 or 5061 */
      port: number | null;
      /**
       * @description by what it is reached
       * @example udp
       * @enum {string}
       */
      transport: 'udp' | 'tcp' | 'tls';
      /** @description whether voice is encrypted; null: as SRTP says */
      srtp: ('off' | 'optional' | 'required') | null;
      /** @description whom the carrier knows us as, or its gateway registers as; null: nobody is asked */
      username: string | null;
      /** @description what the carrier is shown in From; null: our address */
      from_domain: string | null;
      /** @description the one that is wanted most first; null: as CODECS says */
      codecs: string[] | null;
      /**
       * @description from where its calls may come too
       * @example [
       *       "192.0.2.0/24"
       *     ]
       */
      addresses: string[];
      /** @description calls at a time; null: without limit */
      max_calls: number | null;
      /** @description which numbers go this way */
      prefixes: {
        /**
         * @description what the number begins with; empty: any number
         * @example 00
         */
        prefix: string;
        /**
         * @description how many signs are taken away in front
         * @example 2
         */
        strip: number;
        /**
         * @description what is put in front then
         * @example +
         */
        add: string;
      }[];
      /**
       * @description of those whose prefixes are as long the higher goes first
       * @example 50
       */
      priority: number;
      /** @description whether we are registered with the carrier, or its gateway with us; null: unknown, or a peer, which needs none */
      registered: boolean | null;
      /** @description whether the carrier answers; null: unknown */
      reachable: boolean | null;
      /**
       * @description calls over it at this moment, in both directions
       * @example 3
       */
      calls: number;
    };
    /** @description a number that calls come in for, and where they go */
    Number: {
      /**
       * @description 2 to 40 letters, digits and * # _ . - with + before them or not, as the carrier dials it
       * @example +4930123456
       */
      number: string;
      /**
       * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example acme
       */
      callcenter_id: string;
      /** @description the XML by which calls go straight into the queue; null: they go to an IVR */
      enqueue: string | null;
      /** @description context,extension of the dialplan to which calls go; null: they go into the queue */
      ivr: string | null;
    };
    /** @description a key that was just made */
    NewKey: {
      /**
       * @description the id of a key: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xk2w7p4d9h5tb-key
       */
      id: string;
      /**
       * @description what it is for; AppID of requests that it signs
       * @example ana-desktop
       */
      name: string;
      /**
       * @description what it allows
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /**
       * @description the call center that it is for; null: all
       * @example acme
       */
      callcenter_id: string | null;
      /**
       * @description the agent that it is for; null: none
       * @example ana
       */
      agent_name: string | null;
      /**
       * @description whether it signs requests too
       * @example false
       */
      signing: boolean;
      /**
       * @description when it was made, in milliseconds since 1970
       * @example 1795425600000
       */
      created_at: number;
      /** @description when it ends, in milliseconds since 1970; null: never */
      expires_at: number | null;
      /**
       * @description the key itself; shown by this answer alone
       * @example cck_000102030405060708090a0b0c0d0e0f1011121314151617
       */
      key: string;
      /** @description what requests are signed with; shown by this answer alone; null: it does not sign */
      signing_secret: string | null;
    };
    /** @description what is known of a key */
    Key: {
      /**
       * @description the id of a key: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xk2w7p4d9h5tb-key
       */
      id: string;
      /**
       * @description what it is for; AppID of requests that it signs
       * @example ana-desktop
       */
      name: string;
      /**
       * @description what it allows
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /**
       * @description the call center that it is for; null: all
       * @example acme
       */
      callcenter_id: string | null;
      /**
       * @description the agent that it is for; null: none
       * @example ana
       */
      agent_name: string | null;
      /**
       * @description whether it signs requests too
       * @example false
       */
      signing: boolean;
      /**
       * @description when it was made, in milliseconds since 1970
       * @example 1795425600000
       */
      created_at: number;
      /** @description when it ends, in milliseconds since 1970; null: never */
      expires_at: number | null;
    };
    /** @description a link that was just made */
    NewLink: {
      /**
       * @description the id of a link to sign in: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xm1c3v8n5r2jw-link
       */
      id: string;
      /**
       * @description what it allows
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /**
       * @description the call center that it is for; null: all
       * @example acme
       */
      callcenter_id: string | null;
      /**
       * @description the agent that it is for; null: none
       * @example ana
       */
      agent_name: string | null;
      /**
       * @description the key that made it, with which it ends
       * @example 01kb0q6xk2w7p4d9h5tb-key
       */
      key_id: string;
      /**
       * @description when it was made, in milliseconds since 1970
       * @example 1795425600000
       */
      made_at: number;
      /**
       * @description until when it can be used, in milliseconds since 1970
       * @example 1795425600000
       */
      expires_at: number;
      /**
       * @description its secret, for `POST /session`; shown by this answer alone
       * @example AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
       */
      link: string;
      /**
       * @description the page of this service that signs in with it; the secret stands in the fragment, which browsers send to nobody
       * @example /desk#link=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
       */
      path: string;
    };
    /** @description a link that was not used yet */
    Link: {
      /**
       * @description the id of a link to sign in: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xm1c3v8n5r2jw-link
       */
      id: string;
      /**
       * @description what it allows
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /**
       * @description the call center that it is for; null: all
       * @example acme
       */
      callcenter_id: string | null;
      /**
       * @description the agent that it is for; null: none
       * @example ana
       */
      agent_name: string | null;
      /**
       * @description the key that made it, with which it ends
       * @example 01kb0q6xk2w7p4d9h5tb-key
       */
      key_id: string;
      /**
       * @description when it was made, in milliseconds since 1970
       * @example 1795425600000
       */
      made_at: number;
      /**
       * @description until when it can be used, in milliseconds since 1970
       * @example 1795425600000
       */
      expires_at: number;
    };
    /** @description who asks, and what they may do */
    Who: {
      /**
       * @description the session; null: the request came with a key
       * @example 01kb0q6xk2w7p4d9h5tb-session
       */
      session_id: string | null;
      /**
       * @description what it allows
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /**
       * @description the call center that it is for; null: all
       * @example acme
       */
      callcenter_id: string | null;
      /**
       * @description the agent that it is for; null: none
       * @example ana
       */
      agent_name: string | null;
      /** @description when the session is over if it is not used before, in milliseconds since 1970; null: there is none */
      ends_at: number | null;
    };
    /** @description somebody who is signed in */
    Session: {
      /**
       * @description the id of a session: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
       * @example 01kb0q6xk2w7p4d9h5tb-session
       */
      id: string;
      /**
       * @description what it allows
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /**
       * @description the call center that it is for; null: all
       * @example acme
       */
      callcenter_id: string | null;
      /**
       * @description the agent that it is for; null: none
       * @example ana
       */
      agent_name: string | null;
      /**
       * @description the key that opened it, or that made its link
       * @example 01kb0q6xk2w7p4d9h5tb-key
       */
      key_id: string;
      /**
       * @description the link that opened it; null: the key itself did
       * @example 01kb0q6xm1c3v8n5r2jw-link
       */
      link_id: string | null;
      /**
       * @description when it was opened, in milliseconds since 1970
       * @example 1795425600000
       */
      opened_at: number;
      /**
       * @description when it was used last, give or take five minutes, in milliseconds since 1970
       * @example 1795425600000
       */
      used_at: number;
      /**
       * @description when it is over if it is not used before, in milliseconds since 1970
       * @example 1795425600000
       */
      ends_at: number;
    };
    /** @description a request that changed something, and whose it was */
    AuditEntry: {
      /**
       * @description rises
       * @example 4711
       */
      id: number;
      /**
       * @description when it was asked for, in milliseconds since 1970
       * @example 1795425600000
       */
      time: number;
      /** @description the call center that it is about; null: none, or a whole one that was made or deleted */
      callcenter_id: string | null;
      /**
       * @description of who asked
       * @example admin
       * @enum {string}
       */
      role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
      /** @description the agent who asked; null: nobody of that role */
      agent_name: string | null;
      /**
       * @description the key that was used, or that the session came from
       * @example 01kb0q6x-key
       */
      key_id: string;
      /** @description the session; null: it came with the key itself */
      session_id: string | null;
      /**
       * @description names the request in the log
       * @example 3f1c
       */
      request_id: string;
      /**
       * @description what was asked for, as this document calls it
       * @example makeCondition
       */
      operation: string;
      /**
       * @description the method
       * @example POST
       */
      method: string;
      /**
       * @description the path, with names as they are
       * @example /callcenter/acme/condition
       */
      path: string;
      /**
       * @description what was sent, without secrets and with long texts cut; null: nothing
       * @example {
       *       "name": "sales",
       *       "where": "true"
       *     }
       */
      body: Record<string, never> | null;
      /** @description 000000: it was done; a code of 5xx: it may have been; null: not known, as the service ended meanwhile */
      code: string | null;
    };
    /** @description the story of a call, in plain words */
    Trace: {
      /**
       * @description what it is the story of
       * @example call
       * @enum {string}
       */
      kind: 'call' | 'queue-task' | 'conversation';
      /**
       * @description its id
       * @example 01kb0q6w5zt8h2m4v7ne-task
       */
      id: string;
      /** @description in the order of time */
      lines: {
        /**
         * @description when it happened, in milliseconds since 1970
         * @example 1795425600000
         */
        time: number;
        /**
         * @description what happened, in English
         * @example the phone of agent ana rings
         */
        text: string;
      }[];
      /**
       * @description how things stand, and what is not known any more
       * @example [
       *       "The caller waits now."
       *     ]
       */
      remarks: string[];
    };
    /** @description one request to the webhook */
    WebhookDelivery: {
      /**
       * @description of the delivery; rises
       * @example 812
       */
      id: number;
      /**
       * @description events in their turn, events once more, or a test
       * @example events
       * @enum {string}
       */
      kind: 'events' | 'replay' | 'test';
      /**
       * @description when it was sent, in milliseconds since 1970
       * @example 1795425600000
       */
      sent_time: number;
      /**
       * @description how long it took until it was answered or given up, in ms
       * @example 23
       */
      took_ms: number;
      /**
       * @description the first event in it; 0: a test
       * @example 4711
       */
      first_event_id: number;
      /**
       * @description the last one; without batches the same
       * @example 4711
       */
      last_event_id: number;
      /**
       * @description how many events it carried
       * @example 1
       */
      events: number;
      /**
       * @description the HTTP status; null: there was no answer
       * @example 204
       */
      status: number | null;
      /**
       * @description why there was no answer; null: there was one
       * @example null
       */
      error: string | null;
    };
    /** @description how a call center does */
    Stats: {
      /**
       * @description the moment of these figures, in milliseconds since 1970
       * @example 1795425600000
       */
      current_time: number;
      /**
       * @description within which callers are to be answered
       * @example 20
       */
      service_level_seconds: number;
      /**
       * @description queue tasks that wait with somebody on the line
       * @example 4
       */
      waiting: number;
      /**
       * @description queue tasks for which a phone rings
       * @example 1
       */
      ringing: number;
      /**
       * @description callbacks whose turn has not come
       * @example 2
       */
      callbacks: number;
      /** @description since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits */
      waits_since: number | null;
      hour: components['schemas']['HourFigures'];
      /**
       * @description how long that is now; 0: none waits
       * @example 31.2
       */
      longest_wait_seconds: number;
      /**
       * @description conversations that go on
       * @example 4
       */
      conversations: number;
      agents: components['schemas']['AgentsNow'];
      /**
       * @description alerts that have begun and not ended
       * @example []
       */
      alerts: components['schemas']['Alert'][];
      /** @description each work channel */
      channels: {
        /**
         * @description the work channel
         * @example default
         */
        name: string;
        /**
         * @description queue tasks that wait with somebody on the line
         * @example 4
         */
        waiting: number;
        /**
         * @description queue tasks for which a phone rings
         * @example 1
         */
        ringing: number;
        /**
         * @description callbacks whose turn has not come
         * @example 2
         */
        callbacks: number;
        /** @description since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits */
        waits_since: number | null;
        hour: components['schemas']['HourFigures'];
        /**
         * @description how long that is now; 0: none waits
         * @example 31.2
         */
        longest_wait_seconds: number;
        agents: components['schemas']['AgentsNow'];
      }[];
      /** @description each condition; a task that waits on several is counted with each */
      conditions: {
        /**
         * @description the work channel
         * @example default
         */
        channel: string;
        /**
         * @description the condition
         * @example sales
         */
        condition: string;
        /**
         * @description queue tasks that wait with somebody on the line
         * @example 4
         */
        waiting: number;
        /**
         * @description queue tasks for which a phone rings
         * @example 1
         */
        ringing: number;
        /**
         * @description callbacks whose turn has not come
         * @example 2
         */
        callbacks: number;
        /** @description since when the one on the line waits that has waited longest, in milliseconds since 1970; null: none waits */
        waits_since: number | null;
        hour: components['schemas']['HourFigures'];
        /**
         * @description how long that is now; 0: none waits
         * @example 31.2
         */
        longest_wait_seconds: number;
      }[];
      /** @description what happened in the last 60 minutes */
      last_hour: {
        /**
         * @description callers whose waiting ended; by agent: rings of the phone for them
         * @example 25
         */
        offered: number;
        /**
         * @description those who were answered
         * @example 20
         */
        answered: number;
        /**
         * @description those of them whom the agent answered who talked last with the caller, found by last_agent
         * @example 6
         */
        answered_by_last_agent: number;
        /**
         * @description those who hung up while they waited or a phone rang
         * @example 3
         */
        abandoned: number;
        /**
         * @description those of them who hung up within 5 seconds
         * @example 1
         */
        abandoned_soon: number;
        /** @description those who were sent back, by cause */
        failed: {
          /**
           * @description no route was left
           * @example 1
           */
          timeout: number;
          /**
           * @description the agent rejected
           * @example 0
           */
          reject: number;
          /**
           * @description the agent's phone failed
           * @example 1
           */
          call_fail: number;
          /**
           * @description cancelled; by agent: the phone was stopped for another reason
           * @example 0
           */
          cancel: number;
          /**
           * @description by agent: the agent forwarded it
           * @example 0
           */
          forward: number;
          /**
           * @description the work channel was full
           * @example 0
           */
          overflow: number;
          /**
           * @description the call center was closed
           * @example 0
           */
          closed: number;
          /**
           * @description the caller asked to be called back
           * @example 0
           */
          callback: number;
          /**
           * @description the caller left by one of the exit_keys
           * @example 0
           */
          key: number;
          /**
           * @description Asterisk refused something
           * @example 0
           */
          error: number;
        };
        /**
         * @description answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back, from 0 to 1; null: there is none to share
         * @example 0.75
         */
        service_level: number | null;
        /**
         * @description until the answer, of those who were answered, in seconds; null: there were none
         * @example 9.25
         */
        average_wait_seconds: number | null;
        /**
         * @description nine of ten who were answered waited no longer, in seconds; null: there were none
         * @example 21.4
         */
        p90_wait_seconds: number | null;
        /**
         * @description until they hung up, of those who did, in seconds; null: there were none
         * @example 31.2
         */
        average_abandon_seconds: number | null;
        /**
         * @description how long the agent's phone rang, of those who were answered, in seconds; null: there were none
         * @example 4.1
         */
        average_ring_seconds: number | null;
        /**
         * @description talk with those who were answered, in seconds; null: there were none
         * @example 180.5
         */
        average_talk_seconds: number | null;
        /**
         * @description hold, likewise, in seconds; null: there were none
         * @example 12
         */
        average_hold_seconds: number | null;
        /**
         * @description wrap-up, likewise, in seconds; null: there were none
         * @example 25
         */
        average_wrap_up_seconds: number | null;
        /**
         * @description callbacks that were asked for
         * @example 4
         */
        callbacks_asked: number;
        /**
         * @description those whose number was reached; by agent: by this one
         * @example 3
         */
        callbacks_reached: number;
        /**
         * @description those that were given up
         * @example 1
         */
        callbacks_given_up: number;
        /**
         * @description those that were cancelled, or whose number came in again
         * @example 0
         */
        callbacks_withdrawn: number;
        /**
         * @description from the wish to the answer, of those that were reached, in seconds; null: there were none
         * @example 840
         */
        average_callback_seconds: number | null;
      };
      /** @description what happened since the day began in the time zone */
      today: {
        /**
         * @description callers whose waiting ended; by agent: rings of the phone for them
         * @example 25
         */
        offered: number;
        /**
         * @description those who were answered
         * @example 20
         */
        answered: number;
        /**
         * @description those of them whom the agent answered who talked last with the caller, found by last_agent
         * @example 6
         */
        answered_by_last_agent: number;
        /**
         * @description those who hung up while they waited or a phone rang
         * @example 3
         */
        abandoned: number;
        /**
         * @description those of them who hung up within 5 seconds
         * @example 1
         */
        abandoned_soon: number;
        /** @description those who were sent back, by cause */
        failed: {
          /**
           * @description no route was left
           * @example 1
           */
          timeout: number;
          /**
           * @description the agent rejected
           * @example 0
           */
          reject: number;
          /**
           * @description the agent's phone failed
           * @example 1
           */
          call_fail: number;
          /**
           * @description cancelled; by agent: the phone was stopped for another reason
           * @example 0
           */
          cancel: number;
          /**
           * @description by agent: the agent forwarded it
           * @example 0
           */
          forward: number;
          /**
           * @description the work channel was full
           * @example 0
           */
          overflow: number;
          /**
           * @description the call center was closed
           * @example 0
           */
          closed: number;
          /**
           * @description the caller asked to be called back
           * @example 0
           */
          callback: number;
          /**
           * @description the caller left by one of the exit_keys
           * @example 0
           */
          key: number;
          /**
           * @description Asterisk refused something
           * @example 0
           */
          error: number;
        };
        /**
         * @description answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back, from 0 to 1; null: there is none to share
         * @example 0.75
         */
        service_level: number | null;
        /**
         * @description until the answer, of those who were answered, in seconds; null: there were none
         * @example 9.25
         */
        average_wait_seconds: number | null;
        /**
         * @description nine of ten who were answered waited no longer, in seconds; null: there were none
         * @example 21.4
         */
        p90_wait_seconds: number | null;
        /**
         * @description until they hung up, of those who did, in seconds; null: there were none
         * @example 31.2
         */
        average_abandon_seconds: number | null;
        /**
         * @description how long the agent's phone rang, of those who were answered, in seconds; null: there were none
         * @example 4.1
         */
        average_ring_seconds: number | null;
        /**
         * @description talk with those who were answered, in seconds; null: there were none
         * @example 180.5
         */
        average_talk_seconds: number | null;
        /**
         * @description hold, likewise, in seconds; null: there were none
         * @example 12
         */
        average_hold_seconds: number | null;
        /**
         * @description wrap-up, likewise, in seconds; null: there were none
         * @example 25
         */
        average_wrap_up_seconds: number | null;
        /**
         * @description callbacks that were asked for
         * @example 4
         */
        callbacks_asked: number;
        /**
         * @description those whose number was reached; by agent: by this one
         * @example 3
         */
        callbacks_reached: number;
        /**
         * @description those that were given up
         * @example 1
         */
        callbacks_given_up: number;
        /**
         * @description those that were cancelled, or whose number came in again
         * @example 0
         */
        callbacks_withdrawn: number;
        /**
         * @description from the wish to the answer, of those that were reached, in seconds; null: there were none
         * @example 840
         */
        average_callback_seconds: number | null;
      };
    };
    /** @description figures of an interval */
    Report: {
      /**
       * @description from when, in milliseconds since 1970
       * @example 1795425600000
       */
      from: number;
      /**
       * @description until when, in milliseconds since 1970
       * @example 1795425600000
       */
      to: number;
      /**
       * @description within which callers are to be answered
       * @example 20
       */
      service_level_seconds: number;
      /** @description one row for each hour, day, agent, condition or outcome */
      result: (
        | components['schemas']['TimeFigures']
        | components['schemas']['AgentFigures']
        | components['schemas']['ConditionFigures']
        | components['schemas']['OutcomeFigures']
      )[];
    };
    /** @description figures of an hour or a day */
    TimeFigures: {
      /**
       * @description when it begins, by the clock on the wall
       * @example 2026-11-23T09:00:00+01:00
       */
      time: string;
      /**
       * @description when it begins, in milliseconds since 1970
       * @example 1795425600000
       */
      from: number;
      /**
       * @description when it is over, in milliseconds since 1970
       * @example 1795425600000
       */
      to: number;
      /**
       * @description callers whose waiting ended; by agent: rings of the phone for them
       * @example 25
       */
      offered: number;
      /**
       * @description those who were answered
       * @example 20
       */
      answered: number;
      /**
       * @description those of them whom the agent answered who talked last with the caller, found by last_agent
       * @example 6
       */
      answered_by_last_agent: number;
      /**
       * @description those who hung up while they waited or a phone rang
       * @example 3
       */
      abandoned: number;
      /**
       * @description those of them who hung up within 5 seconds
       * @example 1
       */
      abandoned_soon: number;
      /** @description those who were sent back, by cause */
      failed: {
        /**
         * @description no route was left
         * @example 1
         */
        timeout: number;
        /**
         * @description the agent rejected
         * @example 0
         */
        reject: number;
        /**
         * @description the agent's phone failed
         * @example 1
         */
        call_fail: number;
        /**
         * @description cancelled; by agent: the phone was stopped for another reason
         * @example 0
         */
        cancel: number;
        /**
         * @description by agent: the agent forwarded it
         * @example 0
         */
        forward: number;
        /**
         * @description the work channel was full
         * @example 0
         */
        overflow: number;
        /**
         * @description the call center was closed
         * @example 0
         */
        closed: number;
        /**
         * @description the caller asked to be called back
         * @example 0
         */
        callback: number;
        /**
         * @description the caller left by one of the exit_keys
         * @example 0
         */
        key: number;
        /**
         * @description Asterisk refused something
         * @example 0
         */
        error: number;
      };
      /**
       * @description answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back, from 0 to 1; null: there is none to share
       * @example 0.75
       */
      service_level: number | null;
      /**
       * @description until the answer, of those who were answered, in seconds; null: there were none
       * @example 9.25
       */
      average_wait_seconds: number | null;
      /**
       * @description nine of ten who were answered waited no longer, in seconds; null: there were none
       * @example 21.4
       */
      p90_wait_seconds: number | null;
      /**
       * @description until they hung up, of those who did, in seconds; null: there were none
       * @example 31.2
       */
      average_abandon_seconds: number | null;
      /**
       * @description how long the agent's phone rang, of those who were answered, in seconds; null: there were none
       * @example 4.1
       */
      average_ring_seconds: number | null;
      /**
       * @description talk with those who were answered, in seconds; null: there were none
       * @example 180.5
       */
      average_talk_seconds: number | null;
      /**
       * @description hold, likewise, in seconds; null: there were none
       * @example 12
       */
      average_hold_seconds: number | null;
      /**
       * @description wrap-up, likewise, in seconds; null: there were none
       * @example 25
       */
      average_wrap_up_seconds: number | null;
      /**
       * @description callbacks that were asked for
       * @example 4
       */
      callbacks_asked: number;
      /**
       * @description those whose number was reached; by agent: by this one
       * @example 3
       */
      callbacks_reached: number;
      /**
       * @description those that were given up
       * @example 1
       */
      callbacks_given_up: number;
      /**
       * @description those that were cancelled, or whose number came in again
       * @example 0
       */
      callbacks_withdrawn: number;
      /**
       * @description from the wish to the answer, of those that were reached, in seconds; null: there were none
       * @example 840
       */
      average_callback_seconds: number | null;
      /**
       * @description logged in and not offline, of all agents together, in seconds
       * @example 3600
       */
      logged_in_seconds: number;
      /**
       * @description idle, of all agents together, in seconds
       * @example 1800
       */
      idle_seconds: number;
      /**
       * @description their phone rang, of all agents together, in seconds
       * @example 100
       */
      ring_seconds: number;
      /**
       * @description talking, of all agents together, in seconds
       * @example 1300
       */
      talk_seconds: number;
      /**
       * @description on the phone, with all conversations paused, of all agents together, in seconds
       * @example 100
       */
      hold_seconds: number;
      /**
       * @description wrap-up, or in the reserve_state of a queue task after it, of all agents together, in seconds
       * @example 300
       */
      wrap_up_seconds: number;
      /**
       * @description busy or away for a reason that counts as productive, of all agents together, in seconds
       * @example 0
       */
      productive_seconds: number;
      /**
       * @description busy otherwise, of all agents together, in seconds
       * @example 0
       */
      busy_seconds: number;
      /**
       * @description away otherwise, of all agents together, in seconds
       * @example 0
       */
      away_seconds: number;
      /**
       * @description talk, hold and wrap-up, as a share of these with idle and ring, from 0 to 1; null: there is none to share
       * @example 0.4722
       */
      occupancy: number | null;
    };
    /** @description figures of an agent */
    AgentFigures: {
      /**
       * @description the name of the agent
       * @example ana
       */
      agent: string;
      /**
       * @description callers whose waiting ended; by agent: rings of the phone for them
       * @example 25
       */
      offered: number;
      /**
       * @description those who were answered
       * @example 20
       */
      answered: number;
      /**
       * @description those of them whom the agent answered who talked last with the caller, found by last_agent
       * @example 6
       */
      answered_by_last_agent: number;
      /**
       * @description those who hung up while they waited or a phone rang
       * @example 3
       */
      abandoned: number;
      /**
       * @description those of them who hung up within 5 seconds
       * @example 1
       */
      abandoned_soon: number;
      /** @description those who were sent back, by cause */
      failed: {
        /**
         * @description no route was left
         * @example 1
         */
        timeout: number;
        /**
         * @description the agent rejected
         * @example 0
         */
        reject: number;
        /**
         * @description the agent's phone failed
         * @example 1
         */
        call_fail: number;
        /**
         * @description cancelled; by agent: the phone was stopped for another reason
         * @example 0
         */
        cancel: number;
        /**
         * @description by agent: the agent forwarded it
         * @example 0
         */
        forward: number;
        /**
         * @description the work channel was full
         * @example 0
         */
        overflow: number;
        /**
         * @description the call center was closed
         * @example 0
         */
        closed: number;
        /**
         * @description the caller asked to be called back
         * @example 0
         */
        callback: number;
        /**
         * @description the caller left by one of the exit_keys
         * @example 0
         */
        key: number;
        /**
         * @description Asterisk refused something
         * @example 0
         */
        error: number;
      };
      /**
       * @description answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back, from 0 to 1; null: there is none to share
       * @example 0.75
       */
      service_level: number | null;
      /**
       * @description until the answer, of those who were answered, in seconds; null: there were none
       * @example 9.25
       */
      average_wait_seconds: number | null;
      /**
       * @description nine of ten who were answered waited no longer, in seconds; null: there were none
       * @example 21.4
       */
      p90_wait_seconds: number | null;
      /**
       * @description until they hung up, of those who did, in seconds; null: there were none
       * @example 31.2
       */
      average_abandon_seconds: number | null;
      /**
       * @description how long the agent's phone rang, of those who were answered, in seconds; null: there were none
       * @example 4.1
       */
      average_ring_seconds: number | null;
      /**
       * @description talk with those who were answered, in seconds; null: there were none
       * @example 180.5
       */
      average_talk_seconds: number | null;
      /**
       * @description hold, likewise, in seconds; null: there were none
       * @example 12
       */
      average_hold_seconds: number | null;
      /**
       * @description wrap-up, likewise, in seconds; null: there were none
       * @example 25
       */
      average_wrap_up_seconds: number | null;
      /**
       * @description callbacks that were asked for
       * @example 4
       */
      callbacks_asked: number;
      /**
       * @description those whose number was reached; by agent: by this one
       * @example 3
       */
      callbacks_reached: number;
      /**
       * @description those that were given up
       * @example 1
       */
      callbacks_given_up: number;
      /**
       * @description those that were cancelled, or whose number came in again
       * @example 0
       */
      callbacks_withdrawn: number;
      /**
       * @description from the wish to the answer, of those that were reached, in seconds; null: there were none
       * @example 840
       */
      average_callback_seconds: number | null;
      /**
       * @description logged in and not offline, of all agents together, in seconds
       * @example 3600
       */
      logged_in_seconds: number;
      /**
       * @description idle, of all agents together, in seconds
       * @example 1800
       */
      idle_seconds: number;
      /**
       * @description their phone rang, of all agents together, in seconds
       * @example 100
       */
      ring_seconds: number;
      /**
       * @description talking, of all agents together, in seconds
       * @example 1300
       */
      talk_seconds: number;
      /**
       * @description on the phone, with all conversations paused, of all agents together, in seconds
       * @example 100
       */
      hold_seconds: number;
      /**
       * @description wrap-up, or in the reserve_state of a queue task after it, of all agents together, in seconds
       * @example 300
       */
      wrap_up_seconds: number;
      /**
       * @description busy or away for a reason that counts as productive, of all agents together, in seconds
       * @example 0
       */
      productive_seconds: number;
      /**
       * @description busy otherwise, of all agents together, in seconds
       * @example 0
       */
      busy_seconds: number;
      /**
       * @description away otherwise, of all agents together, in seconds
       * @example 0
       */
      away_seconds: number;
      /**
       * @description talk, hold and wrap-up, as a share of these with idle and ring, from 0 to 1; null: there is none to share
       * @example 0.4722
       */
      occupancy: number | null;
    };
    /** @description figures of a condition */
    ConditionFigures: {
      /**
       * @description the work channel
       * @example default
       */
      channel: string;
      /**
       * @description the condition; null: callers who asked for agents and skills alone
       * @example sales
       */
      condition: string | null;
      /**
       * @description callers whose waiting ended; by agent: rings of the phone for them
       * @example 25
       */
      offered: number;
      /**
       * @description those who were answered
       * @example 20
       */
      answered: number;
      /**
       * @description those of them whom the agent answered who talked last with the caller, found by last_agent
       * @example 6
       */
      answered_by_last_agent: number;
      /**
       * @description those who hung up while they waited or a phone rang
       * @example 3
       */
      abandoned: number;
      /**
       * @description those of them who hung up within 5 seconds
       * @example 1
       */
      abandoned_soon: number;
      /** @description those who were sent back, by cause */
      failed: {
        /**
         * @description no route was left
         * @example 1
         */
        timeout: number;
        /**
         * @description the agent rejected
         * @example 0
         */
        reject: number;
        /**
         * @description the agent's phone failed
         * @example 1
         */
        call_fail: number;
        /**
         * @description cancelled; by agent: the phone was stopped for another reason
         * @example 0
         */
        cancel: number;
        /**
         * @description by agent: the agent forwarded it
         * @example 0
         */
        forward: number;
        /**
         * @description the work channel was full
         * @example 0
         */
        overflow: number;
        /**
         * @description the call center was closed
         * @example 0
         */
        closed: number;
        /**
         * @description the caller asked to be called back
         * @example 0
         */
        callback: number;
        /**
         * @description the caller left by one of the exit_keys
         * @example 0
         */
        key: number;
        /**
         * @description Asterisk refused something
         * @example 0
         */
        error: number;
      };
      /**
       * @description answered in time, as a share of all offered but those who hung up soon, came while it was closed, or left by a key or to be called back, from 0 to 1; null: there is none to share
       * @example 0.75
       */
      service_level: number | null;
      /**
       * @description until the answer, of those who were answered, in seconds; null: there were none
       * @example 9.25
       */
      average_wait_seconds: number | null;
      /**
       * @description nine of ten who were answered waited no longer, in seconds; null: there were none
       * @example 21.4
       */
      p90_wait_seconds: number | null;
      /**
       * @description until they hung up, of those who did, in seconds; null: there were none
       * @example 31.2
       */
      average_abandon_seconds: number | null;
      /**
       * @description how long the agent's phone rang, of those who were answered, in seconds; null: there were none
       * @example 4.1
       */
      average_ring_seconds: number | null;
      /**
       * @description talk with those who were answered, in seconds; null: there were none
       * @example 180.5
       */
      average_talk_seconds: number | null;
      /**
       * @description hold, likewise, in seconds; null: there were none
       * @example 12
       */
      average_hold_seconds: number | null;
      /**
       * @description wrap-up, likewise, in seconds; null: there were none
       * @example 25
       */
      average_wrap_up_seconds: number | null;
      /**
       * @description callbacks that were asked for
       * @example 4
       */
      callbacks_asked: number;
      /**
       * @description those whose number was reached; by agent: by this one
       * @example 3
       */
      callbacks_reached: number;
      /**
       * @description those that were given up
       * @example 1
       */
      callbacks_given_up: number;
      /**
       * @description those that were cancelled, or whose number came in again
       * @example 0
       */
      callbacks_withdrawn: number;
      /**
       * @description from the wish to the answer, of those that were reached, in seconds; null: there were none
       * @example 840
       */
      average_callback_seconds: number | null;
      /**
       * @description their phone rang, of all agents together, in seconds
       * @example 100
       */
      ring_seconds: number;
      /**
       * @description talking, of all agents together, in seconds
       * @example 1300
       */
      talk_seconds: number;
      /**
       * @description on the phone, with all conversations paused, of all agents together, in seconds
       * @example 100
       */
      hold_seconds: number;
      /**
       * @description wrap-up, or in the reserve_state of a queue task after it, of all agents together, in seconds
       * @example 300
       */
      wrap_up_seconds: number;
    };
    /** @description how often an agent noted an outcome */
    OutcomeFigures: {
      /**
       * @description what came of conversations
       * @example order
       */
      outcome: string;
      /**
       * @description who noted it; null: somebody who is no agent
       * @example ana
       */
      agent: string | null;
      /**
       * @description how many
       * @example 12
       */
      conversations: number;
    };
    /** @description something that happened */
    Event:
      | components['schemas']['QueueWaitEvent']
      | components['schemas']['QueueMovedEvent']
      | components['schemas']['QueueSelectEvent']
      | components['schemas']['QueueSuccessEvent']
      | components['schemas']['QueueFailEvent']
      | components['schemas']['AgentStateChangedEvent']
      | components['schemas']['AgentNextStateChangedEvent']
      | components['schemas']['AgentConversationChangedEvent']
      | components['schemas']['ConversationBeginEvent']
      | components['schemas']['ConversationPartsChangedEvent']
      | components['schemas']['ConversationEndEvent']
      | components['schemas']['ConversationRecordingChangedEvent']
      | components['schemas']['ConversationNotedEvent']
      | components['schemas']['CallEndEvent']
      | components['schemas']['SoundFailedEvent']
      | components['schemas']['AlertEvent']
      | components['schemas']['StatsEvent']
      | components['schemas']['WebhookTestEvent']
      | components['schemas']['ExtensionRegistrationChangedEvent']
      | components['schemas']['DiskLevelChangedEvent']
      | components['schemas']['TrunkStateChangedEvent'];
    /** @description why a request was not carried out; nothing was changed */
    Refusal: {
      /**
       * @description six digits that stay the same for ever; branch on these or on error.id
       * @example 040202
       */
      code: string;
      /**
       * @description what is wrong, for a person; its wording may change
       * @example agent ana is not logged in
       */
      msg: string;
      /**
       * @description nothing
       * @example null
       */
      data: null;
      /** @description what went wrong, for a program */
      error: {
        /**
         * @description the same as the code, in words
         * @example invalid-argument
         * @enum {string}
         */
        id:
          | 'invalid-argument'
          | 'internal-error'
          | 'asterisk-refused'
          | 'asterisk-unavailable'
          | 'unauthorized'
          | 'forbidden'
          | 'no-such-endpoint'
          | 'method-not-allowed'
          | 'body-too-large'
          | 'range-not-satisfiable'
          | 'too-many-requests'
          | 'disk-full'
          | 'extension-exists'
          | 'extension-in-use'
          | 'extension-not-found'
          | 'extension-unreachable'
          | 'extension-not-webrtc'
          | 'agent-already-logged-in'
          | 'agent-not-found'
          | 'agent-busy'
          | 'agent-offline'
          | 'nothing-to-wrap-up'
          | 'condition-not-found'
          | 'condition-invalid'
          | 'condition-exists'
          | 'conversation-not-found'
          | 'conversation-full'
          | 'not-a-member'
          | 'member-not-found'
          | 'recording-not-found'
          | 'keys-not-heard'
          | 'too-many-keys'
          | 'note-too-late'
          | 'outcome-unknown'
          | 'recording-state'
          | 'queue-task-not-found'
          | 'queue-task-not-yours'
          | 'queue-task-over'
          | 'callback-exists'
          | 'work-channel-not-found'
          | 'work-channel-full'
          | 'callcenter-not-found'
          | 'callcenter-in-use'
          | 'callcenter-full'
          | 'webhook-not-found'
          | 'delivery-not-found'
          | 'key-not-found'
          | 'last-admin-key'
          | 'session-not-found'
          | 'link-not-found'
          | 'trace-not-found'
          | 'number-not-allowed'
          | 'caller-id-not-allowed'
          | 'too-many-outside-calls'
          | 'no-trunk'
          | 'trunks-full'
          | 'trunk-not-found'
          | 'trunk-exists'
          | 'trunk-built-in'
          | 'number-not-found'
          | 'sound-not-found'
          | 'sounds-off'
          | 'sound-not-converted';
        /**
         * @description facts that help to mend the request
         * @example {
         *       "agent": "ana"
         *     }
         */
        details: Record<string, never>;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getCallcenter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Callcenter'];
          };
        };
      };
    };
  };
  putCallcenter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description how long a login lasts without being kept alive, from 1 to 31536000
           * @example 86400
           */
          lease_seconds?: number;
          /**
           * @description after how many unanswered tasks in a row an agent is set away/no-answer; 0: never
           * @example 3
           */
          max_no_answer?: number;
          /**
           * @description an agent who failed a task with fail_overflow is not offered it again sooner, from 0 to 600; 0: as soon as the phone is free
           * @example 5
           */
          ring_pause_seconds?: number;
          /**
           * @description how long an agent’s own phone rings when they ask for a call, from 1 to 600
           * @example 45
           */
          own_phone_ring_seconds?: number;
          /**
           * @description a call of which nothing was heard for so long is lost, from 0 to 3600; 0: never
           * @example 10
           */
          phone_lost_seconds?: number;
          /**
           * @description how long conversations wait for an agent whose phone was lost, from 0 to 600; 0: not at all
           * @example 15
           */
          rejoin_seconds?: number;
          /**
           * @description an agent whose phone was not registered for so long is set away/phone-gone, from 0 to 3600; 0: never
           * @example 30
           */
          phone_gone_seconds?: number;
          /**
           * @description callers are to be answered within, from 1 to 3600: the threshold of the service level in figures
           * @example 20
           */
          service_level_seconds?: number;
          /**
           * @description how long agents wrap up after a conversation that a queue task brought about, from 0 to 3600; 0: not at all
           * @example 30
           */
          wrap_up_seconds?: number;
          /**
           * @description for how many days tasks and conversations that are over are kept, from 0 to 36500; 0: for ever
           * @example 400
           */
          retention_days?: number;
          /**
           * @description for how many days recordings are kept after their conversation began, if not as long as it, from 0 to 36500; 0: as long as the conversation
           * @example 90
           */
          recording_days?: number;
          /**
           * @description the country code by which telephone numbers are compared, without +; null: they are compared as they are written
           * @example 86
           */
          country_code?: string | null;
          /**
           * @description what is dialled before telephone numbers of the same country, for comparing them; empty: nothing
           * @example 0
           */
          trunk_prefix?: string;
          /**
           * @description what may come of a conversation, for its note; at most 100
           * @example [
           *       "order",
           *       "no interest"
           *     ]
           */
          outcomes?: string[];
          /** @description where alerts begin: callcenter.alert; one of each figure, work channel and condition */
          thresholds?: {
            /**
             * @description waiting: so many or more wait; longest_wait: the longest has waited so many seconds or more; service_level: that of the last hour is less, once it is of 10 callers; no_agent_idle: nobody is idle while the call center is open; trunk_down: a trunk does not work
             * @example waiting
             * @enum {string}
             */
            figure: 'waiting' | 'longest_wait' | 'service_level' | 'no_agent_idle' | 'trunk_down';
            /**
             * @description waiting and longest_wait: a whole number from 1; service_level: above 0, at most 1; no_agent_idle and trunk_down have none
             * @example 10
             */
            limit?: number;
            /**
             * @description the work channel; missing: all together, or that of a condition is default
             * @example default
             */
            channel?: string;
            /**
             * @description the condition; missing: all of the work channel
             * @example sales
             */
            condition?: string;
            /**
             * @description so long it has to be like that before the alert begins
             * @default 0
             * @example 0
             */
            after_seconds?: number;
            /**
             * @description so long it has to be well again before the alert ends, so that it does not flap
             * @default 30
             * @example 30
             */
            calm_seconds?: number;
          }[];
          /** @description when the call center is open; null: always */
          schedule?: {
            /**
             * @description the name of a time zone, such as Europe/Berlin
             * @example Asia/Shanghai
             */
            time_zone: string;
            /**
             * @description hours of each week; a "to" that is earlier than its "from" is of the next day
             * @default []
             * @example [
             *       {
             *         "days": [
             *           "mon",
             *           "tue",
             *           "wed",
             *           "thu",
             *           "fri"
             *         ],
             *         "from": "09:00",
             *         "to": "18:00"
             *       }
             *     ]
             */
            week?: {
              /**
               * @description days of the week
               * @example [
               *       "mon",
               *       "fri"
               *     ]
               */
              days: ('sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat')[];
              /**
               * @description a time from 00:00 to 24:00
               * @example 09:00
               */
              from: string;
              /**
               * @description a time from 00:00 to 24:00
               * @example 09:00
               */
              to: string;
            }[];
            /**
             * @description days that are not as others of their week; without hours they are closed
             * @default []
             * @example [
             *       {
             *         "date": "2027-01-01",
             *         "hours": []
             *       }
             *     ]
             */
            dates?: {
              /**
               * @description a date, such as 2027-01-01
               * @example 2027-01-01
               */
              date: string;
              /**
               * @description hours of that day; none: closed
               * @default []
               * @example []
               */
              hours?: {
                /**
                 * @description a time from 00:00 to 24:00
                 * @example 09:00
                 */
                from: string;
                /**
                 * @description a time from 00:00 to 24:00
                 * @example 09:00
                 */
                to: string;
              }[];
            }[];
          } | null;
          /**
           * @description how many numbers one agent may have called at a time, from 0 to 100000
           * @example 3
           */
          max_outside_calls_per_agent?: number;
          /**
           * @description how many numbers may be called at a time, from 0 to 100000
           * @example 100
           */
          max_outside_calls?: number;
          /**
           * @description the longest that may be asked for as max_answer_seconds of a call, from 1 to 86400
           * @example 14400
           */
          max_answer_seconds?: number;
          /**
           * @description how many agents may be logged in, from 0 to 1000000
           * @example 10000
           */
          max_agents?: number;
          /**
           * @description how many extensions there may be, from 0 to 1000000
           * @example 10000
           */
          max_extensions?: number;
          /**
           * @description how many conditions there may be, from 0 to 1000000
           * @example 1000
           */
          max_conditions?: number;
          /**
           * @description how many work channels there may be, from 0 to 1000000
           * @example 100
           */
          max_work_channels?: number;
          /**
           * @description how many event streams may go on at a time with one key, from 0 to 100000
           * @example 50
           */
          max_streams_per_key?: number;
          /**
           * @description how many event streams may go on at a time, from 0 to 100000
           * @example 2000
           */
          max_streams?: number;
          /**
           * @description how many reports, figures and long lists may be read at a time, with one key and in all, from 1 to 100
           * @example 4
           */
          max_expensive_reads?: number;
          /**
           * @description beginnings of numbers that may be called, with + for a country code; none: all that are not denied
           * @example [
           *       "+49",
           *       "0"
           *     ]
           */
          allowed_prefixes?: string[];
          /**
           * @description beginnings of numbers that may not be called; the longest that fits, allowed or denied, decides
           * @example [
           *       "+870",
           *       "+881",
           *       "+882",
           *       "+883",
           *       "+979"
           *     ]
           */
          denied_prefixes?: string[];
          /**
           * @description numbers that may be shown as caller (from); null: any
           * @example [
           *       "4008001"
           *     ]
           */
          caller_ids?: string[] | null;
          /**
           * @description whether a key of role agent may change the skills of its agent
           * @example true
           */
          agents_set_skills?: boolean;
          /**
           * @description whether a key of role agent may say which phone is its agent’s
           * @example true
           */
          agents_choose_phone?: boolean;
          /** @description where events are posted to; null: nowhere */
          webhook?: {
            /**
             * @description an http or https URL of at most 2048 characters, without user, password and fragment
             * @example https://crm.example/callcenter-events
             */
            url: string;
            /**
             * @description the secret that signs events: 16 to 256 printable ASCII characters, no spaces
             * @example whsec-5f1c0d9a7b3e4862
             */
            secret: string;
            /**
             * @description whether events that wait are posted together, as a list of at most 100 events and 256 KiB
             * @default false
             * @example false
             */
            batch?: boolean;
          } | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Callcenter'];
          };
        };
      };
    };
  };
  deleteCallcenter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example acme
               */
              id: string;
            };
          };
        };
      };
    };
  };
  putCallcenterLimits: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description how many numbers one agent may have called at a time, from 0 to 100000
           * @example 3
           */
          max_outside_calls_per_agent?: number;
          /**
           * @description how many numbers may be called at a time, from 0 to 100000
           * @example 100
           */
          max_outside_calls?: number;
          /**
           * @description the longest that may be asked for as max_answer_seconds of a call, from 1 to 86400
           * @example 14400
           */
          max_answer_seconds?: number;
          /**
           * @description how many agents may be logged in, from 0 to 1000000
           * @example 10000
           */
          max_agents?: number;
          /**
           * @description how many extensions there may be, from 0 to 1000000
           * @example 10000
           */
          max_extensions?: number;
          /**
           * @description how many conditions there may be, from 0 to 1000000
           * @example 1000
           */
          max_conditions?: number;
          /**
           * @description how many work channels there may be, from 0 to 1000000
           * @example 100
           */
          max_work_channels?: number;
          /**
           * @description how many event streams may go on at a time with one key, from 0 to 100000
           * @example 50
           */
          max_streams_per_key?: number;
          /**
           * @description how many event streams may go on at a time, from 0 to 100000
           * @example 2000
           */
          max_streams?: number;
          /**
           * @description how many reports, figures and long lists may be read at a time, with one key and in all, from 1 to 100
           * @example 4
           */
          max_expensive_reads?: number;
          /**
           * @description beginnings of numbers that may be called, with + for a country code; none: all that are not denied
           * @example [
           *       "+49",
           *       "0"
           *     ]
           */
          allowed_prefixes?: string[];
          /**
           * @description beginnings of numbers that may not be called; the longest that fits, allowed or denied, decides
           * @example [
           *       "+870",
           *       "+881",
           *       "+882",
           *       "+883",
           *       "+979"
           *     ]
           */
          denied_prefixes?: string[];
          /**
           * @description numbers that may be shown as caller (from); null: any
           * @example [
           *       "4008001"
           *     ]
           */
          caller_ids?: string[] | null;
          /**
           * @description numbers that are never limited, as they are dialled
           * @example [
           *       "110",
           *       "112",
           *       "119",
           *       "120",
           *       "911"
           *     ]
           */
          emergency_numbers?: string[];
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Callcenter'];
          };
        };
      };
    };
  };
  listCallcenters: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Callcenter'][];
            };
          };
        };
      };
    };
  };
  getStateReasons: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /** @description in the order in which desks show them */
              reasons: components['schemas']['StateReason'][];
            };
          };
        };
      };
    };
  };
  putStateReasons: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description a list of at most 100 reasons, each with another state; desks show them in this order */
          reasons: {
            /**
             * @description busy, busy/NOTE, away or away/NOTE, where NOTE is a path of at most 256 characters
             * @example idle
             */
            state: string;
            /**
             * @description 1 to 64 characters, not only spaces and none of them a control character
             * @example Lunch
             */
            name: string;
            /**
             * @description a colour such as #2f855a
             * @example #b7791f
             */
            color: string;
            /**
             * @description whether the time counts as work: productive_seconds in reports
             * @default false
             * @example false
             */
            productive?: boolean;
          }[];
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /** @description in the order in which desks show them */
              reasons: components['schemas']['StateReason'][];
            };
          };
        };
      };
    };
  };
  getOutcomes: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /** @description in the order in which desks show them */
              outcomes: string[];
            };
          };
        };
      };
    };
  };
  takeFreePhone: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of an extension: a SIP user, user@address or a telephone number */
        extension_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['BrowserPhone'];
          };
        };
      };
    };
  };
  listExtensions: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['ObservedExtension'][];
            };
          };
        };
      };
    };
  };
  createExtension: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description 1 (SIP terminal), 2 (SIP gateway) or 3 (telephone)
           * @example 1
           */
          type: 1 | 2 | 3;
          /**
           * @description for types 1 (needed) and 2: 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous"
           * @example 1001
           */
          user?: string;
          /**
           * @description for type 1; made up if missing: 12 to 64 printable ASCII characters without spaces, quotes, backslashes and colons
           * @example pass-word-1001
           */
          password?: string;
          /**
           * @description for type 2 (needed): a host or an IPv4 address, with :port or without
           * @example 192.0.2.7:5060
           */
          ipaddr?: string;
          /**
           * @description for type 3 (needed): the telephone number
           * @example +8613800138000
           */
          telnum?: string;
          /**
           * @description for type 1: true for a browser (WebRTC, SIP over WebSocket); false if missing
           * @example true
           */
          webrtc?: boolean;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['NewExtension'];
          };
        };
      };
    };
  };
  getExtension: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of an extension: a SIP user, user@address or a telephone number */
        extension_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['ObservedExtension'];
          };
        };
      };
    };
  };
  deleteExtension: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of an extension: a SIP user, user@address or a telephone number */
        extension_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Extension'];
          };
        };
      };
    };
  };
  listAgents: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: (components['schemas']['Agent'] | components['schemas']['Colleague'])[];
            };
          };
        };
      };
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example ana
           */
          name: string;
          /**
           * @description the phone that is rung; this or extensions is needed
           * @example 1001
           */
          extension?: string;
          /** @description several phones, of which the active one is rung */
          extensions?: {
            /**
             * @description the id of an extension: a SIP user, user@address or a telephone number
             * @example 1001
             */
            id: string;
            /**
             * @description the one that is rung
             * @default false
             * @example true
             */
            active?: boolean;
          }[];
          /**
           * @description the work channel that the agent works in
           * @default default
           * @example default
           */
          channel?: string;
          /**
           * @description a job number of at most 32 digits
           * @default
           * @example 1009
           */
          num?: string;
          /**
           * @description idle, busy, busy/NOTE, away or away/NOTE, where NOTE is a path of at most 256 characters; without one the agent is online
           * @example idle
           */
          state?: string;
          /**
           * @description what the agent can do
           * @default []
           */
          skills?: {
            /**
             * @description the name of a skill: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
             * @example sales
             */
            name: string;
            /**
             * @description the higher, the better
             * @example 80
             */
            score: number;
            /**
             * @description false: counts as absent when agents are looked for
             * @default true
             * @example true
             */
            enabled?: boolean;
          }[];
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Agent'];
          };
        };
      };
    };
  };
  getAgent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: components['schemas']['Agent'] | components['schemas']['Colleague'];
          };
        };
      };
    };
  };
  logOut: {
    parameters: {
      query?: {
        /** @description true: the phone is hung up first */
        force?: boolean;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example ana
               */
              name: string;
            };
          };
        };
      };
    };
  };
  listConversationsOfAgent: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Conversation'][];
            };
          };
        };
      };
    };
  };
  keepAlive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Agent'];
          };
        };
      };
    };
  };
  setAgentState: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description idle, busy, busy/NOTE, away or away/NOTE, where NOTE is a path of at most 256 characters
           * @example idle
           */
          state: string;
          /**
           * @description true: when the call and the wrap-up are over
           * @default false
           * @example false
           */
          after_call?: boolean;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Agent'];
          };
        };
      };
    };
  };
  wrapUp: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description how much longer, from 0 to 3600; 0: it ends now
           * @example 60
           */
          seconds: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Agent'];
          };
        };
      };
    };
  };
  changeSkills: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description a list of 1 to 1000 changes, carried out in order: 1 adds or changes, 2 removes, 0 removes all */
          opts: (
            | {
                /**
                 * @description 1 adds or changes a skill
                 * @example 1
                 * @constant
                 */
                opt: 1;
                /**
                 * @description the name of a skill: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
                 * @example sales
                 */
                name: string;
                /**
                 * @description the higher, the better
                 * @example 80
                 */
                score: number;
                /**
                 * @description false: counts as absent when agents are looked for
                 * @default true
                 * @example true
                 */
                enabled?: boolean;
              }
            | {
                /**
                 * @description 2 removes a skill
                 * @example 2
                 * @constant
                 */
                opt: 2;
                /**
                 * @description the name of a skill: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
                 * @example sales
                 */
                name: string;
              }
            | {
                /**
                 * @description 0 removes all skills
                 * @example 0
                 * @constant
                 */
                opt: 0;
              }
          )[];
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Agent'];
          };
        };
      };
    };
  };
  switchExtension: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of an extension: a SIP user, user@address or a telephone number
           * @example 1001
           */
          extension: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Agent'];
          };
        };
      };
    };
  };
  reject: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description the task that rings the agent; this or queue_id is needed
           * @example 01kb0q6w5zt8h2m4v7ne-task
           */
          queue_task_id?: string;
          /**
           * @description another name of queue_task_id
           * @example 01kb0q6w5zt8h2m4v7ne-task
           */
          queue_id?: string;
          /**
           * @description any text, told to the IVR and in events
           * @example order 7
           */
          data?: string;
          /**
           * @description another name of data
           * @example order 7
           */
          user_data?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  takePhone: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['BrowserPhone'];
          };
        };
      };
    };
  };
  callOut: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description a telephone number: 1 to 32 digits, * or #, with + before them or not
           * @example +8613800138000
           */
          to: string;
          /**
           * @description the caller id that is shown
           * @example 4008001
           */
          from?: string;
          /**
           * @description seconds from 1 to 600 that it may ring
           * @default 60
           * @example 60
           */
          max_dial_seconds?: number;
          /**
           * @description seconds from 1 to 86400 from its answer after which it is hung up
           * @example 3600
           */
          max_answer_seconds: number;
          /**
           * @description record the conversation from its beginning to its end
           * @default false
           * @example true
           */
          record?: boolean;
          /**
           * @description any text of at most 2000 bytes of UTF-8
           * @example order 7
           */
          data?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              call_id: string;
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              agent_call_id: string;
            };
          };
        };
      };
    };
  };
  callAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue: string;
          /**
           * @description any text of at most 2000 bytes of UTF-8
           * @example order 7
           */
          data?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              agent_call_id: string;
            };
          };
        };
      };
    };
  };
  forwardAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6w5zt8h2m4v7ne-task
           */
          queue_task_id: string;
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  fwdAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6w5zt8h2m4v7ne-task
           */
          queue_task_id: string;
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  xferAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
          /**
           * @description the XML of an <enqueue> that says to whom; this or enqueue is needed
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          queue?: string;
          /**
           * @description another name of queue
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  xferOut: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
          /**
           * @description a telephone number: 1 to 32 digits, * or #, with + before them or not
           * @example +8613800138000
           */
          to: string;
          /**
           * @description the caller id that is shown
           * @example 4008001
           */
          from?: string;
          /**
           * @description seconds from 1 to 600 that it may ring
           * @default 60
           * @example 60
           */
          max_dial_seconds?: number;
          /**
           * @description seconds from 1 to 86400 from its answer after which it is hung up
           * @example 3600
           */
          max_answer_seconds: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              call_id: string;
            };
          };
        };
      };
    };
  };
  xferOutAlias: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
          /**
           * @description a telephone number: 1 to 32 digits, * or #, with + before them or not
           * @example +8613800138000
           */
          to: string;
          /**
           * @description the caller id that is shown
           * @example 4008001
           */
          from?: string;
          /**
           * @description seconds from 1 to 600 that it may ring
           * @default 60
           * @example 60
           */
          max_dial_seconds?: number;
          /**
           * @description seconds from 1 to 86400 from its answer after which it is hung up
           * @example 3600
           */
          max_answer_seconds: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              call_id: string;
            };
          };
        };
      };
    };
  };
  pause: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
               * @example 1
               */
              mode: 1 | 2 | 3 | 4;
            };
          };
        };
      };
    };
  };
  resume: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
               * @example 1
               */
              mode: 1 | 2 | 3 | 4;
            };
          };
        };
      };
    };
  };
  setMode: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
          /**
           * @description an agent in the conversation, who alone hears what is said
           * @example bob
           */
          whisper_to?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
               * @example 1
               */
              mode: 1 | 2 | 3 | 4;
            };
          };
        };
      };
    };
  };
  enter: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
          /**
           * @description an agent in the conversation, who alone hears what is said
           * @example bob
           */
          whisper_to?: string;
          /**
           * @description false: leave the one that was active
           * @default true
           * @example true
           */
          holding?: boolean;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              agent_call_id: string;
            };
          };
        };
      };
    };
  };
  exit: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          conversation_id: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
            };
          };
        };
      };
    };
  };
  merge: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the conversation that goes on
           * @example 01kb0q6xd3ra9c1f5ykj-conversation
           */
          src_conversation_id: string;
          /**
           * @description the conversation that ends
           * @example 01kb0q7aa1m5e9x3z8qr-conversation
           */
          dst_conversation_id: string;
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
            };
          };
        };
      };
    };
  };
  listWorkChannels: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['WorkChannel'][];
            };
          };
        };
      };
    };
  };
  createWorkChannel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example default
           */
          name: string;
          /**
           * @description how many agents logged in at most; null: without limit
           * @example 100
           */
          max_agent?: number | null;
          /**
           * @description how many stored conditions at most; null: without limit
           * @example 100
           */
          max_queue_condition?: number | null;
          /**
           * @description how many queue tasks that wait or ring a phone at most; null: without limit
           * @example 100
           */
          max_queue_task?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['WorkChannel'];
          };
        };
      };
    };
  };
  getWorkChannel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['WorkChannel'];
          };
        };
      };
    };
  };
  changeWorkChannel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description how many agents logged in at most; null: without limit
           * @example 100
           */
          max_agent?: number | null;
          /**
           * @description how many stored conditions at most; null: without limit
           * @example 100
           */
          max_queue_condition?: number | null;
          /**
           * @description how many queue tasks that wait or ring a phone at most; null: without limit
           * @example 100
           */
          max_queue_task?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['WorkChannel'];
          };
        };
      };
    };
  };
  deleteWorkChannel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['WorkChannel'];
          };
        };
      };
    };
  };
  testCondition: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description who matches: a boolean expression over skills, such as skills['sales'] > 60, which may be written get('sales') > 60 too
           * @example skills['sales'] > 60
           */
          where: string;
          /**
           * @description whom to prefer, the higher the better: a numeric expression over skills, such as skills['sales']; 0 if missing
           * @example skills['sales']
           */
          sort?: string;
          /**
           * @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example default
           */
          channel?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['MatchingAgent'][];
            };
          };
        };
      };
    };
  };
  listConditions: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Condition'][];
            };
          };
        };
      };
    };
  };
  createCondition: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example sales
           */
          name: string;
          /**
           * @description who matches: a boolean expression over skills, such as skills['sales'] > 60, which may be written get('sales') > 60 too
           * @example skills['sales'] > 60
           */
          where: string;
          /**
           * @description whom to prefer, the higher the better: a numeric expression over skills, such as skills['sales']; 0 if missing
           * @example skills['sales']
           */
          sort?: string;
          /**
           * @description whose turn comes sooner, from 0 to 99; 0 if missing
           * @example 10
           */
          priority?: number;
          /** @description seconds from 1 to 604800 of waiting and ringing together */
          timeout?: number | null;
          /** @description seconds from 0 to 604800 of waiting; 0: now or never */
          queue_timeout?: number | null;
          /** @description seconds from 1 to 3600 of ringing one phone; null: 45 */
          fetch_timeout?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  getCondition: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        condition_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  changeCondition: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        condition_name: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description who matches: a boolean expression over skills, such as skills['sales'] > 60, which may be written get('sales') > 60 too
           * @example skills['sales'] > 60
           */
          where?: string;
          /**
           * @description whom to prefer, the higher the better: a numeric expression over skills, such as skills['sales']; 0 if missing
           * @example skills['sales']
           */
          sort?: string;
          /**
           * @description whose turn comes sooner, from 0 to 99; 0 if missing
           * @example 10
           */
          priority?: number;
          /** @description seconds from 1 to 604800 of waiting and ringing together */
          timeout?: number | null;
          /** @description seconds from 0 to 604800 of waiting; 0: now or never */
          queue_timeout?: number | null;
          /** @description seconds from 1 to 3600 of ringing one phone; null: 45 */
          fetch_timeout?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  deleteCondition: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        condition_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  listConditionsInWorkChannel: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Condition'][];
            };
          };
        };
      };
    };
  };
  createConditionInWorkChannel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
           * @example sales
           */
          name: string;
          /**
           * @description who matches: a boolean expression over skills, such as skills['sales'] > 60, which may be written get('sales') > 60 too
           * @example skills['sales'] > 60
           */
          where: string;
          /**
           * @description whom to prefer, the higher the better: a numeric expression over skills, such as skills['sales']; 0 if missing
           * @example skills['sales']
           */
          sort?: string;
          /**
           * @description whose turn comes sooner, from 0 to 99; 0 if missing
           * @example 10
           */
          priority?: number;
          /** @description seconds from 1 to 604800 of waiting and ringing together */
          timeout?: number | null;
          /** @description seconds from 0 to 604800 of waiting; 0: now or never */
          queue_timeout?: number | null;
          /** @description seconds from 1 to 3600 of ringing one phone; null: 45 */
          fetch_timeout?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  getConditionInWorkChannel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
        /** @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        condition_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  changeConditionInWorkChannel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
        /** @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        condition_name: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description who matches: a boolean expression over skills, such as skills['sales'] > 60, which may be written get('sales') > 60 too
           * @example skills['sales'] > 60
           */
          where?: string;
          /**
           * @description whom to prefer, the higher the better: a numeric expression over skills, such as skills['sales']; 0 if missing
           * @example skills['sales']
           */
          sort?: string;
          /**
           * @description whose turn comes sooner, from 0 to 99; 0 if missing
           * @example 10
           */
          priority?: number;
          /** @description seconds from 1 to 604800 of waiting and ringing together */
          timeout?: number | null;
          /** @description seconds from 0 to 604800 of waiting; 0: now or never */
          queue_timeout?: number | null;
          /** @description seconds from 1 to 3600 of ringing one phone; null: 45 */
          fetch_timeout?: number | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  deleteConditionInWorkChannel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the name of a work channel: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        channel: string;
        /** @description the name of a condition: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        condition_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Condition'];
          };
        };
      };
    };
  };
  checkEnqueue: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue: string;
          /**
           * @description the caller's number, for last_agent; absent: not known
           * @example +8613800138000
           */
          number?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['CheckedEnqueue'];
          };
        };
      };
    };
  };
  listQueueTasks: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
        /** @description only those in this state */
        state?: 'waiting' | 'fetching' | 'calling' | 'resting' | 'success' | 'fail';
        /** @description the agent who was chosen last */
        agent?: string;
        /** @description created then or later, in ms since 1970 */
        since?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['QueueTask'][];
            };
          };
        };
      };
    };
  };
  askCallback: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue: string;
          /**
           * @description the number that is called back
           * @example +8613800138000
           */
          to: string;
          /**
           * @description any text of at most 2000 bytes of UTF-8
           * @example order 7
           */
          data?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  getQueueTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        queue_task_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['QueueTask'];
          };
        };
      };
    };
  };
  moveQueueTask: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        queue_task_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description the priority of all its entries from now on, from 0 to 99
           * @example 90
           */
          priority?: number;
          /**
           * @description who is offered it next
           * @example ana
           */
          agent?: string;
          /**
           * @description whom to look for from now on
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  cancelQueueTask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        queue_task_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  listConversations: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
        /** @description only those in this state */
        state?: 'live' | 'over';
        /** @description only those in which this agent is or was */
        agent?: string;
        /** @description only those in which this telephone number is or was */
        number?: string;
        /** @description only those made at that moment or later, in ms since 1970 */
        since?: number;
        /** @description only those made before that moment, in ms since 1970 */
        until?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Conversation'][];
            };
          };
        };
      };
    };
  };
  getConversation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Conversation'];
          };
        };
      };
    };
  };
  dismiss: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
            };
          };
        };
      };
    };
  };
  inviteAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue: string;
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a queue task: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6w5zt8h2m4v7ne-task
               */
              queue_task_id: string;
            };
          };
        };
      };
    };
  };
  inviteOut: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description a telephone number: 1 to 32 digits, * or #, with + before them or not
           * @example +8613800138000
           */
          to: string;
          /**
           * @description the caller id that is shown
           * @example 4008001
           */
          from?: string;
          /**
           * @description seconds from 1 to 600 that it may ring
           * @default 60
           * @example 60
           */
          max_dial_seconds?: number;
          /**
           * @description seconds from 1 to 86400 from its answer after which it is hung up
           * @example 3600
           */
          max_answer_seconds: number;
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a call
               * @example 01kb0q6xe0w4s8d2b6gp-call
               */
              call_id: string;
            };
          };
        };
      };
    };
  };
  sendKeys: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description 1 to 32 keys of a telephone: digits, *, # and A to D
           * @example 1204#
           */
          digits: string;
          /**
           * @description the member who alone is to receive them; all who may, if absent
           * @example 01kb0q6xe0w4s8d2b6gp-call
           */
          call_id?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /** @description who receives them */
              call_ids: string[];
            };
          };
        };
      };
    };
  };
  setModeOfCall: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
        /** @description the id of a call */
        call_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
               * @example 1
               */
              mode: 1 | 2 | 3 | 4;
            };
          };
        };
      };
    };
  };
  setModeOfAgent: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
        /** @description the name of an agent: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        agent_name: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
           * @default 1
           * @example 1
           */
          mode?: 1 | 2 | 3 | 4;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description 1 hears and speaks, 2 only hears, 3 only speaks, 4 neither
               * @example 1
               */
              mode: 1 | 2 | 3 | 4;
            };
          };
        };
      };
    };
  };
  putNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description any text of at most 2000 bytes of UTF-8
           * @default
           * @example wants a call on Monday
           */
          text?: string;
          /**
           * @description one of the outcomes of the call center; null: none
           * @default null
           */
          outcome?: string | null;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Note'];
          };
        };
      };
    };
  };
  listRecordings: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
        /** @description only those in which this agent is or was */
        agent?: string;
        /** @description only those in which this telephone number is or was */
        number?: string;
        /** @description only those made at that moment or later, in ms since 1970 */
        since?: number;
        /** @description only those made before that moment, in ms since 1970 */
        until?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Recording'][];
            };
          };
        };
      };
    };
  };
  getRecording: {
    parameters: {
      query?: never;
      header?: {
        /** @description bytes=FIRST-LAST, bytes=FIRST- or bytes=-COUNT; with anything else all is sent */
        Range?: string;
        /** @description the ETag of the file that a part was had of; of another one all is sent */
        'If-Range'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
        };
      };
    };
  };
  setRecording: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description start: record from now on, or from its beginning on; pause: not for the moment; resume: record again; stop: not any more
           * @example pause
           * @enum {string}
           */
          action: 'start' | 'pause' | 'resume' | 'stop';
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
              /**
               * @description whether it is recorded: off, on (from its beginning on), or paused
               * @example paused
               * @enum {string}
               */
              recording: 'off' | 'on' | 'paused';
            };
          };
        };
      };
    };
  };
  deleteRecording: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        conversation_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the id of a conversation: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs
               * @example 01kb0q6xd3ra9c1f5ykj-conversation
               */
              conversation_id: string;
            };
          };
        };
      };
    };
  };
  listSounds: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Sound'][];
            };
          };
        };
      };
    };
  };
  getSound: {
    parameters: {
      query?: never;
      header?: {
        /** @description bytes=FIRST-LAST, bytes=FIRST- or bytes=-COUNT; with anything else all is sent */
        Range?: string;
        /** @description the ETag of the file that a part was had of; of another one all is sent */
        'If-Range'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description at most 100 letters, digits and _ . - without the suffix of a file, with / where it is in a folder; no part begins with a dot */
        sound: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
          'application/octet-stream': string;
        };
      };
    };
  };
  putSound: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description at most 100 letters, digits and _ . - without the suffix of a file, with / where it is in a folder; no part begins with a dot */
        sound: string;
      };
      cookie?: never;
    };
    /** @description A WAV file of at most 300 s, mono or stereo, of any usual rate: PCM of 8, 16, 24 or 32 bit, floating point, or G.711. */
    requestBody: {
      content: {
        '*/*'?: never;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Sound'];
          };
        };
      };
    };
  };
  deleteSound: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description at most 100 letters, digits and _ . - without the suffix of a file, with / where it is in a folder; no part begins with a dot */
        sound: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Sound'];
          };
        };
      };
    };
  };
  listTrunks: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Trunk'][];
            };
          };
        };
      };
    };
  };
  createTrunk: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous"
           * @example carrier
           */
          name: string;
          /**
           * @description register (we register with the carrier), accept (its gateway registers with us) or peer (addresses that are trusted)
           * @example register
           * @enum {string}
           */
          kind: 'register' | 'accept' | 'peer';
          /**
           * @description for register and peer (needed): a host or an IPv4 address
           * @example sip.carrier.example
           */
          host?: string;
          /**
           * @description for register and peer; null: what the host’s SRV records say, else 5060 or 5061
           * @example 5060
           */
          port?: number | null;
          /**
           * @description udp, tcp or tls, one of SIP_TRANSPORTS; the first of them if missing
           * @example udp
           * @enum {string}
           */
          transport?: 'udp' | 'tcp' | 'tls';
          /**
           * @description off, optional or required; null: as SRTP says
           * @example off
           */
          srtp?: ('off' | 'optional' | 'required') | null;
          /**
           * @description for register (needed) and peer: whom the carrier knows us as
           * @example acme-4711
           */
          username?: string;
          /**
           * @description what goes with the user name; for accept what the gateway registers with, 12 signs or more, made up if missing; never shown again
           * @example pass-word-4711
           */
          password?: string;
          /** @description the domain that the carrier is shown in From; null: our address */
          from_domain?: string | null;
          /**
           * @description the one that is wanted most first; null: as CODECS says
           * @example [
           *       "alaw",
           *       "ulaw"
           *     ]
           */
          codecs?: string[] | null;
          /**
           * @description for register and peer: from where besides the host the carrier’s calls may come, as IPv4 addresses or networks; nobody else there may be able to call in
           * @example [
           *       "192.0.2.0/24"
           *     ]
           */
          addresses?: string[];
          /**
           * @description how many calls at a time, those that came in included; a call in is never refused for it, nor is an emergency number; null: without limit
           * @example 30
           */
          max_calls?: number | null;
          /**
           * @description which numbers go this way, as they are asked for; missing: any number; an empty list: none
           * @example [
           *       {
           *         "prefix": "00",
           *         "strip": 2,
           *         "add": "+"
           *       }
           *     ]
           */
          prefixes?: {
            /**
             * @description the beginning of a number: digits, * or #, at most 32, with + before them or not; empty for any number
             * @default
             * @example 00
             */
            prefix?: string;
            /**
             * @description how many signs are taken away in front
             * @default 0
             * @example 2
             */
            strip?: number;
            /**
             * @description what is put in front then
             * @default
             * @example +
             */
            add?: string;
          }[];
          /**
           * @description from 0 to 99: of trunks whose prefixes are as long the higher goes first; 50 if missing
           * @example 50
           */
          priority?: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['NewTrunk'];
          };
        };
      };
    };
  };
  getTrunk: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous" */
        trunk_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Trunk'];
          };
        };
      };
    };
  };
  changeTrunk: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous" */
        trunk_name: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description for register and peer (needed): a host or an IPv4 address
           * @example sip.carrier.example
           */
          host?: string;
          /**
           * @description for register and peer; null: what the host’s SRV records say, else 5060 or 5061
           * @example 5060
           */
          port?: number | null;
          /**
           * @description udp, tcp or tls, one of SIP_TRANSPORTS; the first of them if missing
           * @example udp
           * @enum {string}
           */
          transport?: 'udp' | 'tcp' | 'tls';
          /**
           * @description off, optional or required; null: as SRTP says
           * @example off
           */
          srtp?: ('off' | 'optional' | 'required') | null;
          /**
           * @description for register (needed) and peer: whom the carrier knows us as
           * @example acme-4711
           */
          username?: string;
          /**
           * @description what goes with the user name; for accept what the gateway registers with, 12 signs or more, made up if missing; never shown again
           * @example pass-word-4711
           */
          password?: string;
          /** @description the domain that the carrier is shown in From; null: our address */
          from_domain?: string | null;
          /**
           * @description the one that is wanted most first; null: as CODECS says
           * @example [
           *       "alaw",
           *       "ulaw"
           *     ]
           */
          codecs?: string[] | null;
          /**
           * @description for register and peer: from where besides the host the carrier’s calls may come, as IPv4 addresses or networks; nobody else there may be able to call in
           * @example [
           *       "192.0.2.0/24"
           *     ]
           */
          addresses?: string[];
          /**
           * @description how many calls at a time, those that came in included; a call in is never refused for it, nor is an emergency number; null: without limit
           * @example 30
           */
          max_calls?: number | null;
          /**
           * @description which numbers go this way, as they are asked for; missing: any number; an empty list: none
           * @example [
           *       {
           *         "prefix": "00",
           *         "strip": 2,
           *         "add": "+"
           *       }
           *     ]
           */
          prefixes?: {
            /**
             * @description the beginning of a number: digits, * or #, at most 32, with + before them or not; empty for any number
             * @default
             * @example 00
             */
            prefix?: string;
            /**
             * @description how many signs are taken away in front
             * @default 0
             * @example 2
             */
            strip?: number;
            /**
             * @description what is put in front then
             * @default
             * @example +
             */
            add?: string;
          }[];
          /**
           * @description from 0 to 99: of trunks whose prefixes are as long the higher goes first; 50 if missing
           * @example 50
           */
          priority?: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Trunk'];
          };
        };
      };
    };
  };
  deleteTrunk: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous" */
        trunk_name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Trunk'];
          };
        };
      };
    };
  };
  getNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 2 to 40 letters, digits and * # _ . - with + before them or not, as the carrier dials it */
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Number'];
          };
        };
      };
    };
  };
  putNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 2 to 40 letters, digits and * # _ . - with + before them or not, as the carrier dials it */
        number: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description whose number it is; what is in the queue, and the IVR’s variable CALLCENTER_ID
           * @example acme
           */
          callcenter_id: string;
          /**
           * @description the XML of an <enqueue>: whom to look for, in which order, for how long
           * @example <enqueue><route><condition name="sales"/></route></enqueue>
           */
          enqueue?: string;
          /**
           * @description context,extension of the dialplan
           * @example ivr,6000
           */
          ivr?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Number'];
          };
        };
      };
    };
  };
  deleteNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 2 to 40 letters, digits and * # _ . - with + before them or not, as the carrier dials it */
        number: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Number'];
          };
        };
      };
    };
  };
  listNumbers: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Number'][];
            };
          };
        };
      };
    };
  };
  listKeys: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Key'][];
            };
          };
        };
      };
    };
  };
  makeKey: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description a role: admin, callcenter, supervisor, agent, read
           * @example agent
           * @enum {string}
           */
          role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
          /**
           * @description whose call center it is for; role read without it: all
           * @example acme
           */
          callcenter_id?: string;
          /**
           * @description the agent whom the role agent is for
           * @example ana
           */
          agent_name?: string;
          /**
           * @description what it is for: 1 to 64 ASCII letters, digits, "_", "-" or ".", at least one letter or digit; without it: its id
           * @example ana-desktop
           */
          name?: string;
          /**
           * @description whether it is to sign requests too
           * @default false
           * @example false
           */
          signing?: boolean;
          /**
           * @description when it ends, in milliseconds since 1970; without it: never
           * @example 1827014400000
           */
          expires_at?: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['NewKey'];
          };
        };
      };
    };
  };
  removeKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a key: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        key_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Key'];
          };
        };
      };
    };
  };
  listLinks: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Link'][];
            };
          };
        };
      };
    };
  };
  makeLink: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description a role: admin, callcenter, supervisor, agent, read
           * @example agent
           * @enum {string}
           */
          role: 'admin' | 'callcenter' | 'supervisor' | 'agent' | 'read';
          /**
           * @description whose call center it is for; role read without it: all
           * @example acme
           */
          callcenter_id?: string;
          /**
           * @description the agent whom the role agent is for
           * @example ana
           */
          agent_name?: string;
          /**
           * @description how long it can be used, from 60 to 604800
           * @default 86400
           * @example 86400
           */
          valid_seconds?: number;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['NewLink'];
          };
        };
      };
    };
  };
  removeLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a link to sign in: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        link_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Link'];
          };
        };
      };
    };
  };
  whoAmI: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Who'];
          };
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description the secret of a link; without it: the key is in the headers
           * @example AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
           */
          link?: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Who'];
          };
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Who'];
          };
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['Session'][];
            };
          };
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a session: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        session_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Session'];
          };
        };
      };
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
        /** @description of this key alone, and of its sessions */
        key_id?: string;
        /** @description of this session alone */
        session_id?: string;
        /** @description at that moment or later, in ms since 1970 */
        since?: number;
        /** @description before that moment, in ms since 1970 */
        until?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['AuditEntry'][];
            };
          };
        };
      };
    };
  };
  listCallcenterAudit: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
        /** @description of this key alone, and of its sessions */
        key_id?: string;
        /** @description of this session alone */
        session_id?: string;
        /** @description at that moment or later, in ms since 1970 */
        since?: number;
        /** @description before that moment, in ms since 1970 */
        until?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['AuditEntry'][];
            };
          };
        };
      };
    };
  };
  tellTrace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a call, a queue task or a conversation: 1 to 128 letters, digits, "_", "-", "." or "@" */
        trace_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Trace'];
          };
        };
      };
    };
  };
  listEvents: {
    parameters: {
      query?: {
        /** @description the last event that is known; 0: none */
        after?: number;
        /** @description how many are wanted, at most 1000 */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /** @description the events, oldest first */
              result: components['schemas']['Event'][];
              /**
               * @description the last event that is known now
               * @example 4711
               */
              next_after: number;
              /**
               * @description whether there are others after these
               * @example false
               */
              more: boolean;
            };
          };
        };
      };
    };
  };
  followEvents: {
    parameters: {
      query?: {
        /** @description for clients that cannot set the header Last-Event-ID, which goes before it */
        last_event_id?: number;
        /** @description events of these kinds alone; may be repeated. callcenter.stats is sent only if it is named */
        type?: (
          | 'callcenter.queue.wait'
          | 'callcenter.queue.moved'
          | 'callcenter.queue.select'
          | 'callcenter.queue.success'
          | 'callcenter.queue.fail'
          | 'callcenter.agent.state_changed'
          | 'callcenter.agent.next_state_changed'
          | 'callcenter.agent.conversation_changed'
          | 'callcenter.conversation.begin'
          | 'callcenter.conversation.parts_changed'
          | 'callcenter.conversation.end'
          | 'callcenter.conversation.recording_changed'
          | 'callcenter.conversation.noted'
          | 'callcenter.call.end'
          | 'callcenter.sound.failed'
          | 'callcenter.extension.registration_changed'
          | 'callcenter.disk.level_changed'
          | 'callcenter.trunk.state_changed'
          | 'callcenter.alert'
          | 'callcenter.stats'
        )[];
        /** @description events that name one of these agents alone; may be repeated */
        agent?: string[];
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example id: 4711
           *     event: callcenter.agent.state_changed
           *     data: {"event":"callcenter.agent.state_changed","event_id":4711,"callcenter_id":"acme","current_time":1795425600000,"name":"ana","previous_state":"idle","latest_state":"busy/lunch","reason":"set-agent-state"}
           */
          'text/event-stream': string;
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        /** @description the page that is wanted, counted from 1 */
        page_no?: number;
        /** @description how many a page holds, at most 1999 */
        page_size?: number;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /**
               * @description the page that this is, counted from 1
               * @example 1
               */
              page_no: number;
              /**
               * @description how many a page holds
               * @example 20
               */
              page_size: number;
              /**
               * @description how many there are on all pages
               * @example 1
               */
              total_count: number;
              /**
               * @description whether there are others after these; a page that would be larger than 2 MB ends earlier, and smaller pages show the rest
               * @example false
               */
              more: boolean;
              /** @description those on this page */
              result: components['schemas']['WebhookDelivery'][];
            };
          };
        };
      };
    };
  };
  replayDelivery: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
        /** @description the id of a delivery */
        delivery_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            /** @description what was asked for */
            data: {
              /** @description the requests that were made */
              result: components['schemas']['WebhookDelivery'][];
            };
          };
        };
      };
    };
  };
  testWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Makes it safe to send the request again: with a key that came in the last 24 hours the first answer is given again, and nothing is done. 1 to 255 printable ASCII characters, such as a random UUID. */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['WebhookDelivery'];
          };
        };
      };
    };
  };
  getStats: {
    parameters: {
      query?: {
        /** @description the name of a time zone, such as Europe/Berlin; by it days and hours begin */
        timezone?: string;
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Stats'];
          };
        };
      };
    };
  };
  getReport: {
    parameters: {
      query?: {
        /** @description from when: milliseconds since 1970, a day such as 2026-10-25, or a time such as 2026-10-25T08:00+02:00; missing: since today began */
        from?: string;
        /** @description until when: milliseconds since 1970, a day such as 2026-10-25, or a time such as 2026-10-25T08:00+02:00; missing: now */
        to?: string;
        /** @description what a row of the report stands for */
        by?: 'hour' | 'day' | 'agent' | 'condition' | 'outcome';
        /** @description the name of a time zone, such as Europe/Berlin; by it days and hours begin */
        timezone?: string;
        /** @description json, or csv as "Accept: text/csv" has it too */
        format?: 'json' | 'csv';
      };
      header?: never;
      path: {
        /** @description the id of a call center: 1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs */
        callcenter_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description it was done
             * @constant
             */
            code: '000000';
            /**
             * @description that it was done, for a person
             * @example ok
             */
            msg: string;
            data: components['schemas']['Report'];
          };
          /**
           * @example agent,offered,answered
           *     ana,25,20
           */
          'text/csv': string;
        };
      };
    };
  };
}
