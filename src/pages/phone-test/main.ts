import { BrowserPhone } from '../phone/browser-phone.ts';
import type { PhoneCall } from '../phone/phone-call.ts';
import type { CallView, PhoneCredentials } from '../phone/phone-view.ts';
import { language, lineText, word, type Word } from './words.ts';

/** Whose phone it is. */
interface Who {
  readonly callcenter: string;
  readonly agent: string;
}

/** Until the tab is closed, so that the phone goes on after a reload. The key is never kept. */
const KEPT = 'phone-test';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
};

const form = element('agent') as HTMLFormElement;
let phone: BrowserPhone | null = null;

const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;

const credentialsOf = async ({ callcenter, agent }: Who): Promise<PhoneCredentials> => {
  const parts = [callcenter, agent].map(encodeURIComponent);
  const answer = await fetch(`/v1/callcenter/${parts[0]}/agent/${parts[1]}/phone`, {
    method: 'POST',
  });
  const { msg, data } = (await answer.json()) as { msg: string; data: PhoneCredentials | null };
  if (data === null) throw new Error(msg);
  return data;
};

/** The key becomes a session, which a reload has too. */
const signIn = async (key: string): Promise<void> => {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const answer = await fetch('/v1/session', { method: 'POST', headers, body: '{}' });
  if (!answer.ok) throw new Error(((await answer.json()) as { msg: string }).msg);
};

const button = (name: Word, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = word(name);
  made.addEventListener('click', press);
  return made;
};

const buttonsOf = ({ id, state, onHold, muted }: CallView): HTMLButtonElement[] => {
  const press = (name: Word, deed: (call: PhoneCall) => void): HTMLButtonElement =>
    button(name, () => {
      const call = phone?.call(id);
      if (call !== undefined) deed(call);
    });
  if (state === 'ringing') {
    return [
      press('answer', (call) => {
        call.answer();
      }),
      press('decline', (call) => {
        call.decline();
      }),
    ];
  }
  return [
    press(onHold ? 'resume' : 'hold', (call) => {
      call.setHold(!onHold);
    }),
    press(muted ? 'unmute' : 'mute', (call) => {
      call.setMuted(!muted);
    }),
    press('hangUp', (call) => {
      call.hangUp();
    }),
  ];
};

const itemOf = (call: CallView): HTMLLIElement => {
  const item = document.createElement('li');
  const said = document.createElement('p');
  said.textContent = `${word(call.state)} ${call.name} ${call.number || word('nobody')}`;
  item.append(said, ...buttonsOf(call));
  return item;
};

const show = (): void => {
  if (phone === null) return;
  const { line, calls } = phone.view;
  element('line').textContent = lineText(line);
  element('line').dataset['state'] = line.kind;
  element('calls').replaceChildren(...calls.map(itemOf));
};

const use = async (who: Who): Promise<void> => {
  phone?.switchOff();
  phone = new BrowserPhone({
    name: `ari-callcenter phone ${who.callcenter}/${who.agent}`,
    credentials: () => credentialsOf(who),
  });
  Object.assign(window, { phone });
  phone.listen(show);
  show();
  await phone.switchOn();
};

const begin = async (): Promise<void> => {
  const who = { callcenter: field('callcenter').value, agent: field('agent').value };
  try {
    if (field('key').value !== '') await signIn(field('key').value);
    field('key').value = '';
    sessionStorage.setItem(KEPT, JSON.stringify(who));
    await use(who);
  } catch (error) {
    element('line').textContent = String(error);
  }
};

const beginAgain = (): void => {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return;
  const who = JSON.parse(kept) as Who;
  field('callcenter').value = who.callcenter;
  field('agent').value = who.agent;
  void use(who);
};

document.documentElement.lang = language;
for (const one of document.querySelectorAll<HTMLElement>('[data-word]')) {
  one.textContent = word(one.dataset['word'] as Word);
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void begin();
});
element('off').addEventListener('click', () => {
  sessionStorage.removeItem(KEPT);
  phone?.switchOff();
});
if (!window.isSecureContext) element('line').textContent = word('insecure');
beginAgain();
