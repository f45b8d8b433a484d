/** Why a request was not carried out, as far as what it asked for goes. */
export const refusals = {
  'agent-not-logged-in': 'agent {agent} is not logged in',
  'agent-logged-in-already': 'agent {agent} is logged in already',
  'agent-login-lapsed': 'the login of agent {agent} lapsed: log in again',
  'agent-state-fixed':
    'agent {agent} is {state}: with "after_call": true the state is taken when that is over',
  'nothing-to-wrap-up': 'agent {agent} is {state}: there is nothing to wrap up',
  'agent-must-wait': 'agent {agent} is {state}: wait until that is over',
  'agent-on-call': 'agent {agent} is {state}: end the call first or use force=true',
  'agent-on-phone': 'agent {agent} is on the phone: switch when it is free',
  'agent-phone-ending': 'the phone of agent {agent} is still being hung up',
  'skill-repeated': 'skills: {skill} is named twice',

  'extension-missing': 'there is no extension {extension}',
  'extension-there': 'extension {extension} exists already',
  'extension-active': 'extension {extension} is the active one of agent {agent}',
  'extension-has-call': 'extension {extension} still has a call',
  'extension-not-webrtc':
    'extension {extension}, which agent {agent} uses, is not for a browser: make one of type 1 with "webrtc": true',
  'extension-no-browser':
    'extension {extension} is not for a browser: make one of type 1 with "webrtc": true',
  'extension-held': 'agent {agent} is logged in with extension {extension}',
  'sip-user-taken': 'SIP user {user} is taken',
  'account-taken':
    'Asterisk has an account {user} that this service did not make: it stands in a file or was made by hand',
  'account-of-another':
    'Asterisk has an account {user} of another service, whose application is {application}',

  'work-channel-missing': 'there is no work channel {channel}',
  'work-channel-there': 'name: work channel {channel} exists already',
  'work-channel-kept': 'work channel {channel} cannot be deleted',
  'work-channel-not-empty':
    'work channel {channel} still holds {agents} agents, {conditions} conditions and {tasks} queue tasks',
  'work-channel-full-of-agents': 'work channel {channel} holds {limit} agents already',
  'work-channel-full-of-conditions': 'work channel {channel} holds {limit} conditions already',
  'work-channel-full-of-tasks': 'work channel {channel} holds {limit} queue tasks already',

  'condition-missing': 'there is no condition {condition} in work channel {channel}',
  'condition-there': 'condition {condition} exists already in work channel {channel}',
  'condition-wrong': '{part}: {reason}',

  'conversation-missing': 'there is no conversation {conversation}',
  'conversation-not-going-on': 'there is no conversation {conversation} going on',
  'conversation-full': 'conversation {conversation} refuses a third member',
  'not-a-member': 'agent {agent} is not a member of conversation {conversation}',
  'never-a-member': 'agent {agent} was never a member of conversation {conversation}',
  'agent-not-there': 'agent {agent} is not in conversation {conversation}',
  'call-not-there': 'call {call} is not in conversation {conversation}',
  'nobody-else-there': 'nobody but agent {agent} is in conversation {conversation}',
  'member-already': 'conversation_id: a member of {conversation} already; set their mode instead',
  'same-conversation': 'dst_conversation_id: the same as src_conversation_id',
  'whisper-unheard': 'whisper_to: only with mode 1 or 3, in which one speaks',
  'whisper-to-oneself': 'whisper_to: another agent is expected',
  'keys-not-heard':
    'the keys would reach nobody in conversation {conversation}: whose keys they are must be in a mode that speaks, and who is to receive them must be there, hear and not hold',
  'too-many-keys':
    'conversation {conversation} still has {waiting} keys to send; at most {limit} may wait',
  'note-too-late':
    'conversation {conversation} is over for too long: its note can be written for {hours} hours after its end',
  'outcome-unknown': 'outcome: there is no outcome {outcome}; expected one of {outcomes}',
  'no-outcomes':
    'outcome: there is no outcome {outcome}; the call center has none: see its setting outcomes',
  'recording-off':
    'conversation {conversation} is not recorded: its recording can be started, not paused or resumed',
  'recording-paused':
    'the recording of conversation {conversation} is paused: it can be resumed or stopped, not started',
  'recording-missing': 'conversation {conversation} has no recording',
  'recording-going-on':
    'conversation {conversation} goes on: its recording can be had, and deleted, when it is over',

  'agent-cannot-have-task':
    'agent: {agent} cannot be given this task: an agent of work channel {channel} is expected who does not wait for it',
  'queue-task-missing': 'there is no queue task {task}',
  'queue-task-calling':
    'queue task {task} calls its number or rests until the next try: only its priority can be changed',
  'queue-task-over': 'queue task {task} is over',
  'callback-there': 'number {number} is to be called back already by queue task {task}',
  'queue-task-not-ringing': 'queue task {task} does not ring agent {agent}',
  'enqueue-wrong': 'enqueue: {reason}',

  'callcenter-missing': 'there is no call center {callcenter}',
  'callcenter-not-empty':
    'call center {callcenter} still holds {agents} agents, {extensions} extensions, {tasks} queue tasks, {conversations} conversations and {calls} calls',
  'callcenter-leaving': 'call center {callcenter} is being deleted',
  'callcenter-full-of-agents': 'the call center holds {present} agents; it may hold {limit}',
  'callcenter-full-of-sounds': 'the call center has {present} prompts; it may have {limit}',
  'callcenter-full-of-extensions':
    'the call center holds {present} extensions; it may hold {limit}',
  'callcenter-full-of-conditions':
    'the call center holds {present} conditions; it may hold {limit}',
  'callcenter-full-of-work-channels':
    'the call center holds {present} work channels; it may hold {limit}',
  'setting-above-limit':
    'body: {setting}: expected at most {limit}, which an administrator can raise, not {given}',

  'webhook-missing': 'call center {callcenter} has no webhook: set one first',
  'delivery-missing': 'there is no delivery {delivery}; the last 1000 are kept',
  'delivery-without-events': 'the events of delivery {delivery} are no longer kept',

  'number-not-allowed-by-callcenter':
    'the number {number} may not be called: see allowed_prefixes and denied_prefixes of the call center',
  'number-not-allowed-by-admin':
    'the number {number} may not be called: an administrator has not allowed it',
  'caller-id-not-allowed': 'from: {from} may not be shown as caller; expected one of {shown}',
  'too-many-outside-calls':
    'the call center has {present} numbers called at this moment; it may have {limit}',
  'too-many-outside-calls-of-agent':
    'agent {agent} has {present} numbers called at this moment; an agent may have {limit}',
  'answer-time-above-limit':
    'body: max_answer_seconds: expected at most {limit}, the limit of the call center, not {given}',

  'sound-missing': 'call center {callcenter} has no prompt {sound} of its own',
  'sounds-off': 'the service has no folder for prompts: set SOUNDS_PATH',
  'sound-not-wav': 'body: this is no WAV file',
  'sound-format':
    'body: samples of this kind cannot be read; expected PCM of 8, 16, 24 or 32 bit, floating point, or G.711',
  'sound-empty': 'body: there is nothing to be heard in the file',
  'sound-too-long': 'body: the prompt lasts too long; it may last {most} s',
  'sound-not-converted':
    'the file could not be converted: the program that does it ended or hung before it was done; nothing was changed, try again, or send a shorter file',
  'sound-channels': 'body: the file has {channels} channels; expected one or two',
  'sound-rate': 'body: the file has {rate} samples a second; expected 4000 to 192000',

  'trunk-missing': 'there is no trunk {trunk}',
  'trunk-there': 'trunk {trunk} exists already',
  'trunk-name-taken': 'name: {trunk} is taken by an extension or by an account in Asterisk',
  'trunk-name-of-another':
    'name: {trunk} is an account in Asterisk of another service, whose application is {application}',
  'trunk-in-file':
    'trunk {trunk} stands in a file of Asterisk: only prefixes, priority and max_calls can be changed here',
  'trunk-in-file-stays':
    'trunk {trunk} stands in a file of Asterisk and stays; with "prefixes": [] no number goes this way',
  'number-missing': 'number {number} is not routed',
  'no-trunk': 'to: no trunk takes the number {number}; see the prefixes of the trunks',
  'trunks-full':
    'the trunks that take the number {number} have as many calls as they may: {trunks}',

  'asterisk-refused': '{said}',
  'asterisk-away': 'Asterisk cannot be reached',
  'asterisk-away-try-again': 'Asterisk cannot be reached: try again later',
  'disk-full':
    'the disk of the service is full: what goes on goes on, but nothing new is begun or kept until there is room',
  'owned-elsewhere':
    'another process took over call center {callcenter} just now: it may have been done; look, and ask again',
  'nobody-in-charge':
    'no process of the service is in charge at this moment, and nothing was done: ask again in a second',
  'charge-lost':
    'the process in charge ended while it was at this request: it may have been done; look, and ask again',
  'service-ends': 'the service is shutting down',
} as const;
