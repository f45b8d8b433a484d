import { bearer } from './access.ts';
import type { TestCallcenter } from './callcenter.ts';
import { eventually } from './eventually.ts';
import type { Line } from './phone-line.ts';
import { Wav } from './wav.ts';
import { untilHearEachOther } from './who-hears-whom.ts';

/** Asks for the recording of a conversation, or for a part of it. */
export const fetchRecording = (
  { id: callcenter, service: { baseUrl, key } }: TestCallcenter,
  id: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(`${baseUrl}/callcenter/${callcenter}/conversation/${id}/recording`, {
    headers: { ...bearer(key), ...headers },
  });

/** The recording of a conversation that is over. */
export const recordingOf = async (callcenter: TestCallcenter, id: string): Promise<Wav> => {
  const answer = await fetchRecording(callcenter, id);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return new Wav(Buffer.from(await answer.arrayBuffer()));
};

/** Asterisk keeps recordings until they are deleted. */
export const deleteRecording = (callcenter: TestCallcenter, id: string) =>
  callcenter.api.call('DELETE', `conversation/${id}/recording`);

/** What is said from now on is in the recording; it begins some moments after those who talk hear each other. */
export const untilRecorded = ({ service: { ari } }: TestCallcenter, id: string) =>
  eventually(async () => (await ari.getLiveRecording(id))?.state === 'recording', {
    awaited: `Asterisk to record ${id}`,
  });

/** Both talk for 200 ms at least. */
export const bothTalk = async (one: Line, other: Line): Promise<void> => {
  for (let times = 0; times < 2; times += 1) {
    await untilHearEachOther(one, other);
  }
};
