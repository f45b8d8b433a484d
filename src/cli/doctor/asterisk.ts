import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { askAri } from './ask-ari.ts';
import { doubtful, type Finding, reasonOf, well, wrong } from './finding.ts';
import { lookAtSipPorts } from './sip-ports.ts';
import { lookAtTrunks } from './trunks.ts';

const UP = 'npm run asterisk -- up brings it up, npm run asterisk -- logs shows what it says.';
const NEEDED = [
  ...['res_ari.so', 'res_stasis.so', 'chan_pjsip.so', 'res_pjsip.so', 'res_sorcery_astdb.so'],
  ...['bridge_softmix.so', 'res_musiconhold.so', 'res_pjsip_refer.so', 'app_stasis.so'],
  ...['res_pjsip_outbound_registration.so', 'res_pjsip_outbound_authenticator_digest.so'],
  ...['res_pjsip_endpoint_identifier_ip.so', 'res_pjsip_transport_websocket.so'],
];
/** In what each codec of CODECS lives. */
const CODEC_MODULES: Readonly<Record<string, string>> = {
  ...{ ulaw: 'codec_ulaw.so', alaw: 'codec_alaw.so', g722: 'codec_g722.so', gsm: 'codec_gsm.so' },
  opus: 'codec_opus_open_source.so',
};
/** Voice comes fifty times a second. */
const LISTEN_MS = 1500;

const infoShape = z.object({ system: z.object({ version: z.string() }) });
const modulesShape = z.array(z.object({ name: z.string(), status: z.string() }));
const channelsShape = z.array(z.object({ id: z.string(), name: z.string(), state: z.string() }));
const valueShape = z.object({ value: z.string() });

const lookAtModules = async (config: Config): Promise<Finding[]> => {
  const modules = await askAri(config, 'asterisk/modules', modulesShape);
  const running = new Set(
    modules.filter(({ status }) => status === 'Running').map(({ name }) => name),
  );
  const wanted = [
    ...NEEDED,
    ...config.sip.codecs.map((codec) => CODEC_MODULES[codec] ?? codec),
    ...(config.sip.srtp === 'off' ? [] : ['res_srtp.so']),
  ];
  const missing = wanted.filter((name) => !running.has(name));
  if (missing.length === 0) return [well('Asterisk has all modules that are needed.')];
  return [
    wrong(`Asterisk lacks ${missing.join(', ')}.`, 'Load them, as asterisk/modules.conf does.'),
  ];
};

const countOf = async (config: Config, id: string, item: string): Promise<number | null> => {
  const variable = encodeURIComponent(`CHANNEL(rtcp,${item})`);
  try {
    const { value } = await askAri(
      config,
      `channels/${id}/variable?variable=${variable}`,
      valueShape,
    );
    return Number(value);
  } catch {
    return null;
  }
};

/** Whether voice comes in on a call, and goes out; null: the call is over. */
const voiceOf = async (config: Config, id: string) => {
  const counts = () =>
    Promise.all([countOf(config, id, 'rxcount'), countOf(config, id, 'txcount')]);
  const [inBefore, outBefore] = await counts();
  await pause(LISTEN_MS);
  const [inAfter, outAfter] = await counts();
  if (inBefore === null || outBefore === null || inAfter === null || outAfter === null) return null;
  return { comes: inAfter > inBefore, goes: outAfter > outBefore };
};

const NOT_SENT =
  'A phone that holds, or whose agent is to hear nothing (modes 3 and 4), is sent nothing. Otherwise npm run trace shows what the call was to hear.';

const ONE_WAY =
  'A phone on hold or muted sends nothing. Otherwise: is the firewall open for RTP_PORTS (UDP), is SIP_EXTERNAL_ADDRESS right, does the other side send to a private address?';

const oneWay = (name: string, { comes, goes }: { comes: boolean; goes: boolean }): Finding[] => {
  if (comes && goes) return [];
  if (comes) return [doubtful(`No voice goes out on ${name}, though voice comes in.`, NOT_SENT)];
  const though = goes ? ', though voice goes out' : ', and none goes out';
  return [doubtful(`No voice comes in on ${name}${though}.`, ONE_WAY)];
};

const lookAtVoice = async (config: Config): Promise<Finding[]> => {
  const channels = await askAri(config, 'channels', channelsShape);
  const talking = channels.filter(({ name, state }) => name.startsWith('PJSIP/') && state === 'Up');
  const found = await Promise.all(
    talking.map(async ({ id, name }) => ({ name, voice: await voiceOf(config, id) })),
  );
  const odd = found.flatMap(({ name, voice }) => (voice === null ? [] : oneWay(name, voice)));
  return odd.length > 0
    ? odd
    : [well(`Voice goes out and comes in on all ${talking.length} calls.`)];
};

/** Whether Asterisk answers and is as it should be; what cannot be asked any more is left out. */
export const lookAtAsterisk = async (config: Config): Promise<Finding[]> => {
  try {
    const { system } = await askAri(config, 'asterisk/info', infoShape);
    const version = system.version.startsWith('22.')
      ? well(`Asterisk ${system.version} answers at ${config.ari.url}.`)
      : doubtful(`Asterisk ${system.version} answers.`, 'The service is tested with Asterisk 22.');
    const looks = [lookAtModules, lookAtTrunks, lookAtVoice].map((look) => look(config));
    const found = await Promise.all([lookAtSipPorts(config, true), ...looks]);
    return [version, ...found.flat()];
  } catch (error) {
    const why = reasonOf(error);
    return [
      why.includes('401')
        ? wrong(
            `Asterisk at ${config.ari.url} does not know our account.`,
            'ARI_USERNAME and ARI_PASSWORD must be its own; those of npm start are in data/asterisk.env.',
          )
        : wrong(`Asterisk does not answer at ${config.ari.url} (${why}).`, UP),
      ...(await lookAtSipPorts(config, why.includes('401'))),
    ];
  }
};
