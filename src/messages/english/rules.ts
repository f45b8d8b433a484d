/** What a value has to be. Each completes "expected …", however its rule is broken. */
export const rules = {
  // A rule that stands for itself.
  'as-is': '{text}',

  'a-text': 'a text',
  'short-data': 'a text of at most {most} bytes of UTF-8 ({given} were given)',
  'a-number': 'a number',
  'an-object': 'an object',
  'true-or-false': 'true or false',
  'one-of': 'one of {values}',
  'whole-number': 'a whole number from {least} to {most}',
  'seconds-range': 'seconds from {least} to {most}',
  'whole-seconds': 'whole seconds from {least} to {most}',

  'name-rule':
    '1 to 64 letters of any language, digits, "_", "-" or ".", at least one letter or digit, no invisible signs',
  'a-name': 'a name of {rule}',
  'named-by': '{what}: {rule}',
  'callcenter-id': 'the id of a call center',
  'agent-name': 'the name of an agent',
  'skill-name': 'the name of a skill',
  'condition-name': 'the name of a condition',
  'condition-name-taken':
    'the name "{name}" is taken by the path where conditions are tried; choose another',
  'work-channel-name': 'the name of a work channel',
  'queue-task-id': 'the id of a queue task',
  'conversation-id': 'the id of a conversation',
  'delivery-id': 'the id of a delivery',
  'share-above-zero': 'a number above 0, at most 1',
  'no-limit-for': 'nothing: {figure} has no limit',
  'no-channel-for': 'nothing: {figure} is not of one work channel',
  'no-condition-for': 'nothing: {figure} is not of one condition',
  'thresholds-that-differ': 'one threshold for each figure, work channel and condition',
  'call-id': 'the id of a call',
  'dtmf-keys': '1 to 32 keys of a telephone: digits, *, # and A to D',
  'telephone-key': 'a key of a telephone: a digit, *, # or A to D',
  'telephone-keys': 'at most {most} keys of a telephone: digits, *, # and A to D',
  'extension-id': 'the id of an extension: a SIP user, user@address or a telephone number',
  'time-of-day': 'a time from 00:00 to 24:00',
  'outcome-name': '1 to 64 characters that can be seen or are spaces between them',
  'a-date': 'a date, such as 2027-01-01',
  'hours-that-differ': 'a time other than "from" (00:00 to 24:00 is the whole day)',
  'telephone-number': 'a telephone number: 1 to 32 digits, * or #, with + before them or not',
  'number-prefix':
    'the beginning of a number: digits, * or #, at most 32, with + before a country code or not',
  'country-code': 'a country code of 1 to 3 digits, without +',
  'national-prefix': 'at most 4 digits, or nothing',
  'emergency-number': 'a number of 2 to 6 digits',

  'settable-state':
    'idle, busy, busy/NOTE, away or away/NOTE, where NOTE is a path of at most 256 characters',
  'state-reason':
    'busy, busy/NOTE, away or away/NOTE, where NOTE is a path of at most 256 characters',
  'list-of-reasons': 'a list of at most {most} reasons, each with another state',
  label: '1 to 64 characters, not only spaces and none of them a control character',
  'css-color': 'a colour such as #2f855a',
  'voice-name':
    'the name of a voice: at most {most} letters, digits, "_", "-", ".", "/", without ".." and no "/" in front',
  'a-mode': 'a mode: {modes}',
  'an-active-mode': 'a mode from 1 to 3: {modes}',
  modes: '1 hears and speaks, 2 only hears, 3 only speaks, 4 neither',
  'enqueue-xml': 'the XML of an <enqueue>',
  'enqueue-either': 'the XML of an <enqueue>, as "queue" or as "enqueue"',
  'queue-task-either': 'the id of a queue task, as "queue_task_id" or as "queue_id"',
  'one-move': 'exactly one of priority, agent and enqueue',
  'data-either': 'either "data" or "user_data", which mean the same',
  'where-expression': "a boolean expression over skills, such as skills['sales'] > 60",
  'sort-expression': "a numeric expression over skills, such as skills['sales']",

  'list-of-skills': 'a list of skills',
  'most-skills': 'at most {most} skills',
  'list-of-changes': 'a list of 1 to {most} changes',
  'skill-change': 'opt: 0 to remove all skills, 1 to add or change one, 2 to remove one',
  'job-number': 'a job number of at most 32 digits',
  'list-of-extensions': 'a list of 1 to {most} extensions, {shape}',
  'one-active-extension': 'exactly one extension with "active": true',
  'extensions-once': 'each extension once',
  'extension-either': 'either "extension" or "extensions"',

  'extension-type': '1 (SIP terminal), 2 (SIP gateway) or 3 (telephone)',
  'extension-needs': '{member}, which an extension of type {type} needs',
  'extension-has-not': 'no {member} for an extension of type {type}',
  'sip-user':
    '1 to 40 characters of A-Z, a-z, 0-9, "_", "." and "-", the first a letter or digit, and not "trunk" or "anonymous"',
  'sip-password':
    '12 to 64 printable ASCII characters without spaces, quotes, backslashes and colons',
  'sip-address': 'a host or an IPv4 address, with a :port from 1 to 65535 or without',
  'gateway-elsewhere':
    'an address that is not this machine’s: neither loopback, link-local, multicast nor 0.0.0.0',
  'gateway-local': 'ipaddr in body: expected {expected}, not {address}',
  'gateway-known': 'a host whose name has an address',
  'gateway-unknown':
    'ipaddr in body: expected {expected}; the service finds none of {address} at this time',

  'sound-name':
    'at most 100 letters, digits and _ . - without the suffix of a file, with / where it is in a folder; no part begins with a dot',
  'trunk-kind':
    'register (we register with the carrier), accept (its gateway registers with us) or peer (addresses that are trusted)',
  'trunk-needs': '{member}, which a trunk of kind {kind} needs',
  'trunk-has-not': 'no {member} for a trunk of kind {kind}',
  'trunk-host': 'a host or an IPv4 address, without a port',
  'trunk-username': '1 to 64 letters, digits and _ . + ~ - = @, as the carrier gave it',
  'trunk-password': '1 to 128 printable ASCII characters without spaces, quotes and backslashes',
  'trunk-transport': '{transports}, as SIP_TRANSPORTS has it',
  'trunk-address': 'an IPv4 address, or a network of at most 65,536 such as 192.0.2.0/24',
  'trunk-add': 'at most 32 digits, *, # or +',
  'trunk-prefix':
    'the beginning of a number: digits, * or #, at most 32, with + before them or not; empty for any number',
  'trunk-both': 'username and password together',
  'trunk-codecs': 'codecs that Asterisk here has: {codecs}',
  'routed-number':
    '2 to 40 letters, digits and * # _ . - with + before them or not, as the carrier dials it',
  'ivr-place': 'context,extension of the dialplan',
  'one-target': 'exactly one of enqueue and ivr',

  'moment-or-day':
    'milliseconds since 1970, a day such as 2026-10-25, or a time such as 2026-10-25T08:00+02:00',
  'time-zone': 'the name of a time zone, such as Europe/Berlin',
  'end-of-report': 'a moment after "from", by {by} at most {days} days after it',

  'idempotency-key': '1 to 255 printable ASCII characters',

  'event-id': 'the id of an event: a whole number',
  'at-most-many': 'at most {most} of them',
  'webhook-url':
    'an http or https URL of at most {most} characters, without user, password and fragment',
  'webhook-secret': 'the secret that signs events: 16 to 256 printable ASCII characters, no spaces',
} as const;
