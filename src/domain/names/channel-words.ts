import { quoteLine } from '../command-line.js';
import { foldWord } from '../text.js';
import { channels, type Channel } from '../touch.js';

/** By which channel a tactic goes that nothing tells one of. */
export const usualChannel: Channel = 'call';

/** Words in the names of tactics by which a channel is known, beside its own; those of several words with dashes. */
const wordsOf: Partial<Record<Channel, string>> = {
  call: `calling, phone, telephone, dial, dialing, dialling, mobile, cellular,
    anruf, anrufe, telefon, telefonat, kaltakquise, appel, téléphone, llamada, teléfono, chiamata, telefonata`,
  text: 'texting, sms, whatsapp, imessage',
  email: 'e-mail, emailing, newsletter, courriel',
  social: 'linkedin, facebook, instagram, twitter, xing, tiktok, dm, inmail, messenger',
  visit: `visiting, door, knock, knocking, walk-in, drop-in, drop-by, in-person, canvass, canvassing,
    besuch, haustür, visite, visita, bezoek`,
  event: `fair, conference, webinar, seminar, workshop, meetup, networking, expo, exhibition, tradeshow, trade-show,
    open-house, messe`,
  mail: 'letter, postcard, flyer, leaflet, brochure, mailer, direct-mail, lettre, carta, lettera',
};

let known: Map<string, Channel> | undefined;

/** The channel that the name of a tactic has a word of, the last one where it has several: `door-hangers` is a visit. */
export function channelByName(name: string): Channel | undefined {
  known ??= tableOfWords();
  const words = foldWord(name).split(/[^\p{L}\p{N}]+/u);
  for (let end = words.length; end > 0; end--) {
    const two = words.slice(Math.max(0, end - 2), end).join('-');
    const found = known.get(two) ?? known.get(words[end - 1]!);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Said of a new tactic that nothing told a channel of. */
export function channelAdvice(name: string): string {
  return `to change the channel: prospect tactic edit ${quoteLine([name])} --channel visit`;
}

function tableOfWords(): Map<string, Channel> {
  const table = new Map<string, Channel>();
  for (const channel of channels) {
    // "other" in a name tells nothing of how it goes.
    if (channel === 'other') continue;
    for (const word of [channel, ...wordsOf[channel]!.split(/,\s*/)].map(foldWord)) {
      table.set(word, channel);
      table.set(`${word}s`, channel);
    }
  }
  return table;
}
