import test from 'ava';
import { contactsIn, findingOf } from '../../../src/cli/doctor/contacts.ts';

const stored = (account: string, hash: string, uri: string, via: string): string =>
  `/registrar/contact/${account};@${hash}: {"via_addr":"${via}","uri":"${uri}","user_agent":"x"}`;

const HASHES = ['a', 'b', 'c'].map((digit) => digit.repeat(32));
const [HOME = '', OFFICE = '', CARRIER = ''] = HASHES;
const STORED = [
  stored('ana', HOME, 'sip:ana@203.0.113.4:40312^3Bx-ast-orig-host=192.168.1.5', '192.168.1.5'),
  stored('ben', OFFICE, 'sip:ben@192.168.7.20:5060', '192.168.7.20'),
  stored('trunk', CARRIER, 'sip:trunk@10.9.8.7:5060', '10.9.8.7'),
  '3 results found.',
].join('\n');
const SHOWN = [
  '  Contact:  ana/sip:ana@203.0.113.4:40312;x-ast-or aaaaaaaaaa Avail        23.123',
  '  Contact:  ben/sip:ben@192.168.7.20:5060          bbbbbbbbbb Unavail         nan',
  '  Contact:  trunk/sip:trunk@10.9.8.7:5060          cccccccccc NonQual         nan',
].join('\n');
const NETWORKS = ['127.0.0.1/8', '192.168.7.1/24'];

test('what Asterisk tells of contacts is read, and what is odd about them is said', (t) => {
  const contacts = contactsIn(STORED, SHOWN);
  t.deepEqual(
    contacts.map(({ account, answers }) => `${account} ${answers}`),
    ['ana yes', 'ben no', 'trunk not-asked'],
  );
  t.deepEqual(
    contacts.map((contact) => findingOf(contact, NETWORKS)).map((found) => found?.what),
    [
      'ana is behind a NAT (192.168.1.5), and called at 203.0.113.4.',
      'ben does not answer at 192.168.7.20.',
      'trunk is registered with 10.9.8.7, a private address in no network of this machine: calls to it may go nowhere.',
    ],
  );
});

test('nothing is said of a phone that answers where it says that it is', (t) => {
  const [, ben] = contactsIn(STORED, SHOWN.replace('Unavail', 'Avail  '));
  t.is(ben && findingOf(ben, NETWORKS), null);
});
