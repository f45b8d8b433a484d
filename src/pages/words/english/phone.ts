/** What the browser says of itself as a phone, on every page that is one. */
export const phone = {
  'phone-off': 'The phone of this browser is off.',
  'phone-connecting': 'Connecting the phone…',
  'phone-ready': 'The phone is ready.',
  'phone-cut': 'The line is cut; a talk goes on meanwhile.',
  'phone-taken': 'The phone is used in another tab or browser.',
  'phone-no-microphone': 'The microphone cannot be used, so nobody can ring you here.',
  'phone-refused': 'The phone was refused.',
  'microphone-denied':
    'This page may not use it. Allow it at the lock in the address bar, then use the phone here.',
  'microphone-missing': 'There is none. Plug in a headset, then use the phone here.',
  'microphone-in-use': 'Another program has it. Close that program, then use the phone here.',
  'microphone-insecure':
    'Browsers give it to pages that came by https alone. Ask your administrator for such an address.',
  'microphone-unknown': 'Plug the headset in again, then use the phone here.',
  'use-phone-here': 'Use the phone here',

  'you-are-muted': '✕ You are muted: nobody hears you.',

  devices: 'Sound and keys',
  microphone: 'Microphone',
  speaker: 'Voices are heard on',
  'ring-device': 'It rings on',
  'device-of-system': 'As the system has it',
  'device-number': 'Device {number}',
  'speakers-by-system': 'This browser does not let pages choose: the system does.',
  level: 'How loud you are',
  'level-hint': 'Speak: the bar is to move.',
  'loop-test': 'Hear yourself',
  'loop-speak': 'Speak now, for three seconds…',
  'loop-listen': 'Now listen.',
  'loop-done': 'That is how callers hear you. Nothing heard? Choose another device.',
  'ring-test': 'Let it ring once',

  quality: 'Line',
  'quality-good': 'good',
  'quality-fair': 'fair: some words may be lost',
  'quality-bad': 'bad: words are lost',
  'quality-figures': '{loss} % lost, jitter {jitter} ms, round trip {trip} ms',

  'key-answer': 'Answer',
  'key-hold': 'Hold, resume',
  'key-mute': 'Mute, speak again',
  'key-hang-up': 'Hang up',
  'press-key': 'Press the new key…',
  'key-taken': 'That key does something else already.',
  'key-needs-alt': 'Take one with Alt or Ctrl, or one from F1 to F12: others are for writing.',
  'keys-as-first': 'Keys as they were at first',
  'phone-keys': '{answer} answers, {hold} holds, {mute} mutes, {hangUp} hangs up.',

  'call-queue': 'Call the queue',
  'call-queue-how':
    'This browser calls the sample IVR, as a customer would. Press 1 for sales or 2 for support: an agent who is ready is rung. Open an agent’s desk in another tab to answer.',
  'call-queue-go': 'Call',
  'call-queue-calling': 'It rings…',
  'call-queue-talking': 'You are connected. Press 1 or 2.',
} as const;
