import {
  channels,
  kinds,
  origins,
  tiers,
  type Channel,
  type Kind,
  type Origin,
  type Tier,
} from '../../domain/touch.js';
import { knownOutcome } from './outcome-words.js';
import { wordKey } from './word-key.js';

/** What others call the channels. */
const channelWords: Readonly<Record<Channel, string>> = {
  call: `phone, phone call, telephone, tel, cold call, outbound call, calls, called, dial, dialed, voip, mobile, ring, call (outbound),
    anruf, telefon, telefonat, telefonisch, telefonanruf, kaltakquise,
    appel, téléphone, appel téléphonique, appel sortant, phoning, tél,
    llamada, teléfono, llamada telefónica, telefónica,
    telefoon, bellen, telefoontje, belletje, gebeld, telefonisch contact,
    ligação, telefonema, chamada, telefone,
    chiamata, telefonata, telefono`,
  text: `sms, text message, texting, texted, whatsapp, whats app, mms, imessage, telegram, signal, wa, chat,
    kurznachricht, textnachricht, texto, mensaje de texto, tekstbericht, mensagem de texto, messaggio di testo, messaggio`,
  email: `e-mail, mail, emails, cold email, email sent, outbound email, e-mailing, newsletter, emailing, inmail by mail,
    e-mail gesendet, mailing, courriel, correo, correo electrónico, mél, posta elettronica, mailtje, correio eletrônico`,
  social: `linkedin, linkedin message, linked in, linkedin inmail, inmail, linkedin dm, dm, direct message, facebook, instagram, twitter, x, xing, social media, social, messenger, tiktok, connection request, linkedin connection, linkedin request, facebook messenger,
    linkedin-nachricht, xing-nachricht, soziale medien, message linkedin, réseaux sociaux, mensaje de linkedin, redes sociales, linkedin-bericht, mensagem do linkedin, redes sociais, messaggio linkedin, social network`,
  visit: `in person, in-person, door, door knock, door to door, door-to-door, walk in, walk-in, drop by, drop-by, on site, onsite, site visit, meeting, field visit, face to face, f2f, lunch, canvassing, personal visit, showroom visit, video call, video meeting, zoom, teams,
    besuch, persönlich, vor ort, treffen, termin, außendienst, haustür, vorbeigegangen, besprechung,
    visite, en personne, sur place, rendez-vous, porte à porte, rdv, réunion, terrain,
    visita, en persona, presencial, puerta a puerta, reunión, cita,
    bezoek, persoonlijk, huis-aan-huis, langsgegaan, op locatie, afspraak,
    pessoalmente, porta a porta, reunião, di persona, porta a porta, riunione, incontro`,
  event: `fair, trade fair, trade show, tradeshow, conference, webinar, seminar, networking, networking event, exhibition, expo, workshop, meetup,
    messe, veranstaltung, konferenz, tagung, salon, conférence, événement, feria, evento, conferencia, beurs, evenement, feira, conferência, fiera, conferenza`,
  mail: `letter, post, postal mail, direct mail, postcard, flyer, mailer, leaflet, postal, handwritten note, brochure,
    brief, postkarte, postalisch, post, briefpost, wurfsendung,
    courrier, lettre, carte postale, courrier postal, poste, carta, postal mail, correo postal, buzoneo, folleto,
    kaart, ansichtkaart, correio, cartão postal, lettera, posta, cartolina, volantino`,
  other: `misc, miscellaneous, sonstiges, andere, autre, otro, anders, overig, outro, altro`,
};

const kindWords: Readonly<Record<Kind, string>> = {
  cold: 'cold call, cold email, kalt, froid, frío, koud, frio, freddo, cold outreach, first contact, erstkontakt, premier contact, primer contacto, eerste contact, primeiro contato, primo contatto',
  warm: 'warm lead, hot, referral, warm intro, chaud, tiède, caliente, templado, quente, caldo',
  'follow-up':
    'followup, follow up, nachfassen, relance, seguimiento, opvolging, acompanhamento, sollecito, folgekontakt, wiedervorlage',
};

const tierWords: Readonly<Record<Tier, string>> = {
  dream: 'dream, dream client, wunschkunde, top 100, dream 100',
  A: 'a, tier a, tier 1, tier i, a lead, hot, high, hoch, haute, alta, hoog, class a, priority a, klasse a',
  B: 'b, tier b, tier 2, tier ii, warm, medium, mittel, moyenne, media, gemiddeld, média, class b, priority b, klasse b, normal',
  C: 'c, tier c, tier 3, tier iii, cold, low, niedrig, basse, baja, laag, baixa, bassa, class c, priority c, klasse c',
};

const originWords: Readonly<Record<Origin, string>> = {
  self: 'outbound, self-sourced, self sourced, self-generated, own, cold, prospecting, selbst, eigene, kaltakquise, soi-même, propio, zelf, próprio, proprio, prospección, prospection',
  given:
    'inbound, given, referral, referred, marketing, assigned, website, web form, empfehlung, zugeteilt, entrant, attribué, referido, asignado, doorverwezen, toegewezen, indicação, atribuído, referral partner, segnalazione, assegnato',
};

type Finder<Word extends string> = (text: string) => Word | undefined;

export const knownChannel: Finder<Channel> = finder(channels, channelWords);
export const knownKind: Finder<Kind> = finder(kinds, kindWords);
export const knownTier: Finder<Tier> = finder(tiers, tierWords);
export const knownOrigin: Finder<Origin> = finder(origins, originWords);

/** Of fields with words of their own: whether a folded text is one that is known. */
export const wordTests: Partial<Record<string, (text: string) => boolean>> = {
  outcome: (text) => knownOutcome(text, false) !== undefined,
  channel: (text) => knownChannel(text) !== undefined,
  kind: (text) => knownKind(text) !== undefined,
  tier: (text) => knownTier(text) !== undefined,
  origin: (text) => knownOrigin(text) !== undefined,
};

/** Looks a word up by ours, else by theirs; the table is made when the first is asked for. */
function finder<Word extends string>(ours: readonly Word[], theirs: Record<Word, string>): Finder<Word> {
  let known: Map<string, Word> | undefined;
  return (text) => {
    known ??= tableOf(ours, theirs);
    return known.get(wordKey(text));
  };
}

function tableOf<Word extends string>(
  ours: readonly Word[],
  theirs: Record<Word, string>,
): Map<string, Word> {
  const known = new Map(ours.map((word) => [wordKey(word), word] as const));
  for (const word of ours)
    for (const name of theirs[word].split(',')) {
      const key = wordKey(name);
      if (key !== '' && !known.has(key)) known.set(key, word);
    }
  return known;
}
