import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { PhoneCall } from '../helpers/phone-call.ts';
import type { Heard } from '../helpers/phone-hearing.ts';
import { registrarOf } from '../helpers/phone-account.ts';
import { Phone } from '../helpers/phone.ts';
import { TONES } from '../helpers/tone.ts';

/*
 * A SIP phone in the terminal, to try the platform where no other phone is at hand. It speaks with a
 * tone and says what it hears.
 */

const USAGE = `usage: node --import=tsx test/demo/phone.ts USER PASSWORD
The account is one made by POST …/extension. Then, each with Enter:
  d NUMBER  dial        a  answer        r  decline        h  hang up
  0-9 * #   press keys  q  quit
`;

const LISTEN_MS = 500;

const { positionals } = parseArgs({ allowPositionals: true });
const [user, password] = positionals;

const say = (line: string): void => {
  process.stdout.write(`${user ?? ''}: ${line}\n`);
};

/** Phones in other terminals have other tones, most likely. */
const toneFor = (text: string): number => {
  const sum = Array.from(text).reduce((value, letter) => value + (letter.codePointAt(0) ?? 0), 0);
  return TONES[sum % TONES.length] ?? 3350;
};

/** What most of the packets held. */
const inWords = ({ packets, tones, music, ringBack, busy }: Heard): string => {
  const half = packets / 2;
  if (packets === 0) return 'nothing';
  const voices = [...tones].filter(([, frames]) => frames > half).map(([hz]) => hz);
  if (voices.length > 0) return `who speaks with ${voices.join(' and ')} Hz`;
  if (music > half) return 'music or speech';
  if (ringBack > 0) return 'ring-back';
  return busy > 0 ? 'busy tone' : 'silence';
};

/** Says what is heard whenever that changes. */
const listen = async (phone: Phone, isOver: () => boolean): Promise<void> => {
  let last = '';
  while (!isOver()) {
    const heard = inWords(await phone.heardDuring(LISTEN_MS));
    const isOnCall = phone.calls.some(({ state }) => state.is === 'answered');
    if (isOnCall && heard !== last) say(`hears ${heard}`);
    last = isOnCall ? heard : '';
  }
};

/** Says how a call goes on, to its end. */
const follow = async (call: PhoneCall): Promise<void> => {
  try {
    if (call.direction === 'outgoing') {
      await call.answered(60_000);
      say('the call is answered');
    }
    const { cause } = await call.ended(24 * 3_600_000);
    say(`the call has ended: ${cause}`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
};

const takeCall = (call: PhoneCall): void => {
  call.ring();
  // An agent's own phone, rung for a call that they asked for, is shown nobody.
  const { name, number } = call.caller;
  const caller = [name, number].filter((part) => part !== undefined).join(' ');
  say(caller === '' ? 'RINGS: a to answer' : `RINGS, called by ${caller}: a to answer`);
  void follow(call);
};

const current = (phone: Phone): PhoneCall => {
  const call = phone.calls.findLast(({ state }) => state.is !== 'ended');
  if (call === undefined) throw new Error('there is no call');
  return call;
};

const obey = async (phone: Phone, line: string): Promise<void> => {
  const [word = '', number = ''] = line.trim().split(/\s+/);
  switch (word) {
    case 'd':
      void follow(phone.dial(number));
      return;
    case 'a':
      await current(phone).answer();
      say('answered');
      return;
    case 'r':
      current(phone).decline();
      return;
    case 'h':
      await current(phone).hangUp();
      return;
    case '':
      return;
    default:
      if (!/^[0-9*#]+$/.test(word)) throw new Error(`"${word}" means nothing here\n${USAGE}`);
      await current(phone).sendDtmf(word);
  }
};

const run = async (account: { user: string; password: string }): Promise<void> => {
  const phone = await Phone.create({
    ...account,
    registrar: registrarOf('service'),
    toneHz: toneFor(account.user),
    whenCalled: takeCall,
  });
  let over = false;
  say(`registered; it speaks with a tone of ${phone.toneHz} Hz`);
  const listening = listen(phone, () => over);
  const lines = createInterface({ input: process.stdin });
  process.once('SIGINT', () => {
    lines.close();
  });
  for await (const line of lines) {
    if (line.trim() === 'q') break;
    try {
      await obey(phone, line);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
  process.stdin.destroy();
  over = true;
  await listening;
  await phone.stop();
};

if (user === undefined || password === undefined || positionals.length > 2) {
  process.stderr.write(USAGE);
  process.exitCode = 64;
} else {
  await run({ user, password });
}
