import { isFiller } from '../../domain/text.js';
import { wordKey } from './word-key.js';

/**
 * What others call the outcomes that every journal begins with, compared by letters and digits alone; `none` is for
 * what says that there was no contact. English, German, French, Spanish, Dutch, Portuguese, Italian.
 */
const theirs: Readonly<Record<string, string>> = {
  none: `new, open, not contacted, not contacted yet, uncontacted, untouched, not started, to do, todo, to contact, to call, planned, scheduled, pending, not called, uncalled, queued, draft, prospecting, new lead, open - not contacted, unassigned, fresh, not yet contacted, never contacted, never, not yet,
    neu, offen, nicht kontaktiert, noch nicht kontaktiert, unbearbeitet, geplant, ausstehend, anzurufen, nie, niemals, noch nie, noch nicht,
    nouveau, nouvelle, non contacté, pas contacté, pas encore contacté, à contacter, à appeler, à faire, ouvert, en attente, planifié, jamais, pas encore,
    nuevo, nueva, no contactado, sin contactar, por contactar, por llamar, pendiente, abierto, planificado, nunca, aún no,
    nieuw, niet gecontacteerd, nog niet benaderd, niet benaderd, nog te bellen, te bellen, gepland, nooit, nog niet,
    novo, nova, não contatado, não contactado, por contactar, a contatar, a ligar, aberto, planejado, ainda não,
    nuovo, nuova, non contattato, da contattare, da chiamare, aperto, pianificato, in attesa, mai, non ancora`,
  'no-answer': `no answer, noanswer, unanswered, not answered, no pick up, no pickup, didn't pick up, did not pick up, didn't answer, did not answer, not reached, unreachable, not reachable, no response, no reply, no contact, busy, line busy, engaged, missed, missed call, rang out, ringing, failed, call failed, canceled, cancelled, call canceled, abandoned, no connect, not connected, not available, unavailable, not home, nobody home, not there, attempted, attempted to contact, attempted contact, tried, no one home, no show of number, timeout, not in, out of office,
    nicht erreicht, nicht erreichbar, niemand erreicht, keine antwort, nicht abgenommen, nicht abgehoben, keiner da, niemand da, besetzt, nicht angetroffen, kein kontakt, keine reaktion, keine rückmeldung, verpasst, fehlgeschlagen, ging nicht ran, erfolglos, versucht, nicht da, abwesend, nicht zu hause,
    pas de réponse, sans réponse, non répondu, n'a pas répondu, ne répond pas, injoignable, non joint, pas joint, occupé, ligne occupée, absent, manqué, appel manqué, pas répondu, échec, non joignable,
    no contesta, no contestó, sin respuesta, no responde, no respondió, no localizado, ocupado, comunica, comunicando, ausente, llamada perdida, perdida, fallida, no disponible, no atendió, no atiende,
    niet bereikt, geen antwoord, geen gehoor, niet opgenomen, nam niet op, in gesprek, bezet, gemist, niet bereikbaar, geen reactie, niet thuis, afwezig, mislukt,
    não atendeu, não atende, sem resposta, não respondeu, não encontrado, ligação perdida, perdida, indisponível, não localizado, falhou, linha ocupada,
    nessuna risposta, non risponde, non ha risposto, non risposto, occupato, non raggiunto, non raggiungibile, assente, persa, chiamata persa, non reperibile, fallita`,
  voicemail: `voicemail, voice mail, left voicemail, left voice mail, left a voicemail, left vm, lvm, vm, left message, left a message, lm, message left, answering machine, machine, answerphone, mailbox, went to voicemail, voicemail left, answered by machine, machine detected, vm left, left msg, answered machine,
    anrufbeantworter, ab, auf ab gesprochen, auf anrufbeantworter gesprochen, mobilbox, nachricht hinterlassen, sprachnachricht hinterlassen, voicemail hinterlassen, anrufbeantworter besprochen,
    messagerie, répondeur, message laissé, messagerie vocale, boîte vocale, laissé un message, message vocal, tombé sur répondeur, message sur répondeur,
    buzón de voz, buzón, contestador, contestador automático, dejó mensaje, mensaje dejado, mensaje de voz, dejé mensaje, se dejó mensaje, correo de voz,
    antwoordapparaat, ingesproken, voicemail ingesproken, bericht achtergelaten,
    caixa postal, correio de voz, caixa de mensagens, deixei mensagem, mensagem deixada, deixou mensagem, recado na caixa postal,
    segreteria, segreteria telefonica, casella vocale, lasciato messaggio, messaggio lasciato, messaggio in segreteria`,
  gatekeeper: `gatekeeper, left live message, reception, receptionist, secretary, assistant, spoke to gatekeeper, spoke with gatekeeper, blocked by gatekeeper, reached gatekeeper, front desk, left message with person, message with assistant, not decision maker, spoke to assistant, spoke to receptionist,
    live-nachricht hinterlassen, sekretariat, sekretärin, empfang, zentrale, vorzimmer, assistenz, nicht durchgestellt, am empfang abgewiesen,
    standard, secrétariat, secrétaire, accueil, assistante, barrage secrétaire, barrage,
    recepción, secretaria, recepcionista, filtro, asistente, centralita,
    receptie, secretaresse, secretariaat, portier,
    recepção, secretária, telefonista, portaria,
    segretaria, segreteria dell'ufficio, centralino, filtro segretaria`,
  sent: `sent, email sent, e-mail sent, mail sent, message sent, delivered, opened, email opened, clicked, link clicked, seen, read, contact request sent, invitation sent, invite sent, connection request sent, request sent, letter sent, posted, mailed, emailed, no reply yet, awaiting reply, waiting for reply, texted, sms sent,
    gesendet, versendet, verschickt, geschickt, mail gesendet, e-mail gesendet, nachricht gesendet, abgeschickt, zugestellt, geöffnet, rausgeschickt, angeschrieben, anfrage gesendet, gelesen,
    envoyé, envoyée, email envoyé, mail envoyé, e-mail envoyé, message envoyé, délivré, ouvert par le destinataire, lu, courrier envoyé, invitation envoyée, transmis,
    enviado, enviada, correo enviado, email enviado, mensaje enviado, entregado, leído, invitación enviada,
    verzonden, verstuurd, gestuurd, mail verzonden, e-mail verzonden, bericht verzonden, afgeleverd, gelezen, geopend,
    e-mail enviado, mensagem enviada, entregue, lido, convite enviado,
    inviato, inviata, email inviata, mail inviata, messaggio inviato, consegnato, letto, spedito, spedita`,
  'wrong-number': `wrong number, bad number, invalid number, disconnected, number disconnected, not in service, out of service, number not in service, invalid, dead number, no such number, incorrect number, wrong no, number invalid, unallocated, number changed,
    falsche nummer, nummer falsch, falsche rufnummer, nummer ungültig, kein anschluss, kein anschluss unter dieser nummer, ungültig, ungültige nummer,
    mauvais numéro, faux numéro, numéro erroné, numéro invalide, numéro non attribué, n'existe plus, numéro incorrect,
    número equivocado, número incorrecto, número erróneo, teléfono incorrecto, número inválido, fuera de servicio, no existe, equivocado,
    verkeerd nummer, fout nummer, onjuist nummer, ongeldig nummer, nummer niet in gebruik, buiten gebruik,
    número errado, telefone errado, número inexistente, fora de serviço,
    numero sbagliato, numero errato, numero inesistente, numero non valido, numero non attivo`,
  bounced: `bounced, bounce, hard bounce, hard bounced, soft bounce, email bounced, undeliverable, undelivered, returned, return to sender, not delivered, delivery failed, invalid email, mail returned, bad email,
    unzustellbar, nicht zustellbar, rückläufer, zurückgekommen, retoure, mail kam zurück,
    non délivré, non distribué, rejeté, retour à l'expéditeur, adresse invalide, npai,
    rebotado, rebotó, rebote, devuelto, no entregado, correo inválido,
    teruggestuurd, onbestelbaar, niet afgeleverd, retour afzender,
    devolvido, não entregue, e-mail inválido, retornou,
    respinta, rimbalzata, non consegnato, non recapitato, tornata indietro`,
  'hung-up': `hung up, hang up, hangup, hung up on me, cut off, dropped call, hung-up, disconnected by prospect,
    aufgelegt, hat aufgelegt, abgebrochen, weggedrückt,
    raccroché, a raccroché, raccroche au nez,
    colgó, colgado, me colgó, cortó,
    opgehangen, hing op, weggedrukt,
    desligou, desligou na cara,
    riattaccato, ha riattaccato, messo giù`,
  'call-back': `call back, callback, call again, call back later, callback requested, call back requested, requested callback, requested call back, asked to call back, recall, call later, follow up, follow-up, followup, follow up required, follow-up required, follow up needed, needs follow up, follow up later, follow-up scheduled, callback scheduled, ring back, try again, try later, retry, reschedule, rescheduled, call-back, call me back,
    rückruf, rückruf vereinbart, rückruf erbeten, wieder anrufen, nochmal anrufen, erneut anrufen, später anrufen, später nochmal, wiedervorlage, zurückrufen, nachfassen, wünscht rückruf, später nochmal anrufen, verschoben,
    à rappeler, rappeler, rappel, rappel demandé, rappeler plus tard, à relancer, relance, relancer, à recontacter, rappel programmé,
    volver a llamar, llamar más tarde, llamar después, rellamar, devolver llamada, llamar de nuevo, seguimiento, hacer seguimiento, pide que le llamen, llamar luego,
    terugbellen, terugbelverzoek, later terugbellen, opnieuw bellen, later bellen, opvolgen, nabellen,
    ligar de novo, ligar depois, retornar, retornar ligação, ligar mais tarde, retorno, pediu retorno, ligar novamente, acompanhar,
    richiamare, da richiamare, richiamare più tardi, ricontattare, richiamata, da ricontattare, richiesto richiamo`,
  replied: `replied, reply, responded, answered by mail, answered by email, reply received, response received, got reply, positive reply, replied positively, interested reply, accepted, connection accepted, invitation accepted, wrote back, replied by email,
    geantwortet, beantwortet, antwort erhalten, hat geantwortet, rückmeldung, rückmeldung erhalten, angenommen, reagiert,
    répondu, a répondu, réponse reçue, réponse positive, acceptée,
    respondió, respondido, ha respondido, respuesta recibida,
    beantwoord, heeft gereageerd, gereageerd, antwoord ontvangen,
    respondeu, respondida, resposta recebida,
    risposto, ha risposto, risposta ricevuta`,
  talked: `talked, spoke, spoken, connected, answered, reached, conversation, had conversation, interested, contacted, contact made, made contact, call answered, picked up, talked to, spoke with, spoke to, spoke to decision maker, decision maker reached, dm reached, dmc, engaged in conversation, engaging, qualified, positive, discussed, successful, success, in conversation, human, answered by human, completed call, call completed, very interested, maybe, considering, undecided, needs info, wants info, send info, info sent, send information, info requested, discovery, met, had a chat,
    gesprochen, erreicht, telefoniert, gespräch, gespräch geführt, interesse, interessiert, hat interesse, kontaktiert, kontakt hergestellt, positiv, verbunden, angetroffen, im gespräch, qualifiziert, erfolgreich, vielleicht, unentschlossen, unterlagen angefordert, infos gewünscht, unterlagen geschickt, infomaterial, unterlagen zusenden,
    joint, parlé, contacté, contacté par téléphone, discussion, échange, eu au téléphone, intéressé, intéressée, décroché, conversation, qualifié, abouti, positif, peut-être, en discussion, à réfléchir, envoyer documentation,
    contestó, contactado, hablado, hablé, conversación, interesado, interesada, atendió, localizado, contesta, cualificado, positivo, le interesa, en conversación, quizás, lo piensa,
    gesproken, bereikt, opgenomen, gesprek, gesprek gehad, geïnteresseerd, interesse, contact gehad, contact gelegd, positief, gekwalificeerd, misschien, twijfelt,
    falou, conversou, conversa, atendeu, contatado, contactado, interessado, interessada, tem interesse, atendida, qualificado, talvez, em conversa,
    parlato, contattato, risposto al telefono, conversazione, interessato, interessata, raggiunto, ha interesse, qualificato, positivo, forse, in conversazione`,
  'passed-on': `passed on, referred, referral, referred to other, referred to someone else, transferred, redirected, forwarded, passed to colleague, wrong person, not the right person, referred to colleague, wrong contact,
    weitergeleitet, weitergegeben, weiterverwiesen, verwiesen, an kollegen verwiesen, falscher ansprechpartner, nicht zuständig, anderer ansprechpartner,
    redirigé, orienté, transféré, mauvais interlocuteur, mauvaise personne, pas le bon interlocuteur,
    derivado, transferido, remitido, persona equivocada, contacto equivocado,
    doorverwezen, doorgestuurd, doorverbonden, verkeerde persoon,
    encaminhado, direcionado, pessoa errada, contato errado,
    reindirizzato, inoltrato, passato ad altro, persona sbagliata, referente sbagliato`,
  'not-now': `not now, not right now, later, bad timing, not yet, nurture, nurturing, on hold, postponed, deferred, timing, no budget now, next quarter, next year, circle back, revisit, maybe later, interested later, future interest, paused, long term,
    später, jetzt nicht, zurückgestellt, kein bedarf aktuell, aktuell kein bedarf, derzeit kein bedarf, kein budget, vertagt, nächstes jahr, momentan nicht, pausiert,
    plus tard, pas maintenant, pas pour le moment, reporté, en pause, pas le bon moment, pas de besoin actuellement, pas de budget,
    más tarde, más adelante, ahora no, no ahora, aplazado, en pausa, no por ahora, sin presupuesto, no es el momento,
    nu niet, niet nu, later, uitgesteld, geen budget, nu geen behoefte, momenteel niet,
    mais tarde, agora não, não agora, adiado, em pausa, sem orçamento, no momento não,
    più avanti, più tardi, non ora, non adesso, rimandato, rinviato, sospeso, senza budget, al momento no`,
  'not-interested': `not interested, no interest, declined, rejected, refused, not a fit, negative, negative reply, no thanks, said no, uninterested, no need, denied, ignored, turned down, not-interested, disinterested, negative response, ni,
    kein interesse, nicht interessiert, abgelehnt, absage, abgesagt, kein bedarf, negativ, will nicht, hat kein interesse, ablehnung,
    pas intéressé, pas intéressée, non intéressé, non intéressée, refus, refusé, aucun intérêt, pas d'intérêt, négatif, pas de besoin, décliné,
    no interesado, no interesada, no le interesa, sin interés, no está interesado, rechazado, rechaza, negativo, declinado, no interesa,
    geen interesse, niet geïnteresseerd, afgewezen, afgehouden, negatief, geen behoefte, wil niet,
    sem interesse, não interessado, não tem interesse, não interessada, recusou, recusado, rejeitado, desinteressado,
    non interessato, non interessata, nessun interesse, rifiutato, rifiuta, non gli interessa, disinteressato`,
  meeting: `meeting, meeting booked, meeting set, meeting scheduled, appointment, appointment set, appointment booked, appointment scheduled, demo, demo booked, demo scheduled, demo set, booked, booked meeting, set meeting, set appointment, meeting agreed, meeting arranged, call booked, call scheduled, scheduled meeting, scheduled demo, invited to meeting, presentation scheduled, visit agreed, appt set, appt, meeting requested, qualified to buy, appointmentscheduled,
    termin, termin vereinbart, termin gebucht, terminiert, treffen vereinbart, vorführung vereinbart, demo vereinbart, terminvereinbarung, besprechung vereinbart, termin ausgemacht, termin gemacht,
    rdv, rdv pris, rendez-vous, rendez-vous pris, rdv fixé, rendez-vous fixé, rdv obtenu, rdv planifié, démo planifiée, démo, rdv confirmé, rendez-vous obtenu,
    reunión, reunión agendada, cita, cita agendada, cita concertada, reunión concertada, reunión programada, demo agendada, agendado, agendada, cita acordada, visita concertada,
    afspraak, afspraak gemaakt, afspraak gepland, demo gepland, meeting gepland, afspraak ingepland,
    reunião, reunião agendada, reunião marcada, agendou, demonstração agendada, visita agendada, visita marcada, marcou reunião,
    appuntamento, appuntamento fissato, fissato appuntamento, riunione, riunione fissata, incontro fissato, demo fissata, appuntamento preso, incontro`,
  'no-show': `no show, no-show, noshow, didn't show, did not show, didn't show up, did not attend, missed meeting, missed appointment, didn't come, not attended, stood up,
    nicht erschienen, termin nicht wahrgenommen, nicht gekommen, termin geplatzt, termin versäumt,
    absent au rdv, non présenté, pas venu, ne s'est pas présenté, rdv manqué, lapin, non venu,
    no se presentó, no asistió, no apareció, no acudió, plantón,
    niet verschenen, niet komen opdagen, niet op komen dagen, niet gekomen,
    não compareceu, faltou, não apareceu,
    non presentato, non si è presentato, assente all'appuntamento, non venuto, non si presenta`,
  held: `held, meeting held, meeting completed, met in person, attended, meeting attended, demo held, demo done, demo completed, demo given, presentation, presented, presentation given, showed up, meeting done, appointment kept, appointment held, presentation made, met with, demoed, show,
    termin stattgefunden, stattgefunden, durchgeführt, termin durchgeführt, termin wahrgenommen, präsentation, präsentiert, vorgeführt, besprochen, demo durchgeführt, getroffen,
    rdv effectué, rdv honoré, rdv réalisé, rendez-vous effectué, démo effectuée, présenté, présentation, réunion tenue, rencontré,
    reunión realizada, cita realizada, asistió, presentado, presentación, demo realizada, reunido, presentación realizada,
    afspraak gehad, gehouden, afspraak geweest, gepresenteerd, presentatie, demo gegeven, demo gehad, plaatsgevonden,
    reunião realizada, realizada, compareceu, apresentado, apresentação, demonstração realizada, visita realizada, apresentou,
    incontro svolto, appuntamento svolto, incontrato, presentato, presentazione, riunione svolta, demo fatta, svolto`,
  proposal: `proposal, proposal sent, proposal made, offer, offer sent, offer made, quote, quote sent, quoted, quotation, quotation sent, estimate, estimate sent, negotiation, negotiating, in negotiation, contract sent, pricing sent, price quote, proposal/price quote, negotiation/review, bid, contract out, contractsent, presentationscheduled offer,
    angebot, angebot gesendet, angebot verschickt, angebot erstellt, angebot abgegeben, verhandlung, in verhandlung, kostenvoranschlag, vertrag gesendet, angebot geschickt,
    devis, devis envoyé, proposition, proposition envoyée, offre, offre envoyée, négociation, en négociation, proposition commerciale, contrat envoyé, devis fait,
    propuesta, propuesta enviada, presupuesto, presupuesto enviado, oferta, oferta enviada, cotización, cotización enviada, negociación, en negociación, cotizado,
    offerte, offerte verstuurd, offerte verzonden, offerte gestuurd, voorstel, voorstel gestuurd, onderhandeling, in onderhandeling, aanbod, offerte uitgebracht,
    proposta, proposta enviada, orçamento, orçamento enviado, cotação, negociação, em negociação, oferta enviada,
    preventivo, preventivo inviato, offerta, offerta inviata, proposta inviata, trattativa, in trattativa, negoziazione`,
  won: `won, closed won, closedwon, closed - won, deal won, sale, sold, sale made, closed sale, customer, became customer, client, converted, signed, contract signed, purchased, ordered, order, order placed, new customer, deal closed, win, paid, enrolled, bought, subscribed,
    gewonnen, abschluss, verkauft, kunde, kunde geworden, unterschrieben, auftrag, auftrag erteilt, bestellt, beauftragt, zugesagt, zusage, gekauft, neukunde, vertrag unterschrieben, abgeschlossen gewonnen,
    gagné, gagnée, vendu, vente, signé, signée, client gagné, conclu, affaire conclue, commande, commandé, acheté, contrat signé, converti,
    ganado, ganada, vendido, venta, venta cerrada, firmado, convertido, compró, pedido, cerrado ganado, contrato firmado, comprado,
    gewonnen, verkocht, klant, klant geworden, getekend, ondertekend, akkoord, besteld, deal gesloten, opdracht, gekocht,
    ganho, ganha, venda, venda fechada, fechado, assinado, comprou, fechado ganho, contrato assinado, virou cliente,
    vinto, vinta, venduto, vendita, firmato, acquisito, cliente acquisito, concluso, chiuso vinto, ordinato, contratto firmato, acquistato`,
  lost: `lost, closed lost, closedlost, closed - lost, deal lost, lost deal, dead, disqualified, unqualified, not qualified, junk, junk lead, lost lead, churned, bad fit, bad lead, went with competitor, no deal, lost to competitor, out of business, dead lead, spam, archived, duplicate,
    verloren, nicht gewonnen, geplatzt, gescheitert, an mitbewerber verloren, disqualifiziert, nicht qualifiziert, kein abschluss, unqualifiziert,
    perdu, perdue, affaire perdue, non qualifié, disqualifié, abandonné, sans suite, hors cible, classé sans suite,
    perdido, descartado, descartada, no cualificado, no calificado, cerrado perdido, abandonado, venta perdida, oportunidad perdida,
    verloren aan concurrent, afgevallen, niet gekwalificeerd, gediskwalificeerd, gesloten verloren, vervallen,
    perdida a venda, venda perdida, desqualificado, fechado perdido, não qualificado, negócio perdido,
    perso, perduto, chiuso perso, non qualificato, squalificato, trattativa persa, scartato`,
  'do-not-contact': `do not contact, do not call, dnc, don't call, do not email, unsubscribed, unsubscribe, opt out, opted out, opt-out, remove from list, remove, removed, blacklist, blacklisted, blocked, stop, complaint, spam complaint, never call again, do not disturb, dnd, asked to be removed, take off list, don't contact, do-not-contact, do not mail,
    nicht mehr anrufen, nicht kontaktieren, nicht mehr kontaktieren, keine anrufe, gesperrt, abgemeldet, keine werbung, nicht anrufen, werbewiderspruch, kontaktverbot, gelöscht auf wunsch,
    ne plus appeler, ne pas appeler, ne plus contacter, ne pas contacter, désinscrit, désabonné, liste rouge, opposition, bloqué,
    no llamar, no volver a llamar, no contactar, dado de baja, baja, lista negra, no molestar, bloqueado,
    niet meer bellen, niet bellen, niet benaderen, niet meer benaderen, uitgeschreven, afgemeld, bel-me-niet, geblokkeerd,
    não ligar, não ligar mais, não contatar, não contactar, descadastrado, removido, bloqueado, lista negra,
    non chiamare, non chiamare più, non contattare, non ricontattare, disiscritto, cancellato, bloccato, lista nera`,
};

/** What means one thing of a call and another of a message: ours for a message, by ours for a call. */
const ofMessages: Readonly<Record<string, string>> = {
  answered: 'replied',
  connected: 'replied',
  reached: 'replied',
  interested: 'replied',
  contacted: 'sent',
  'no answer': 'sent',
  'no response': 'sent',
  'no reply': 'sent',
  unanswered: 'sent',
  attempted: 'sent',
  'left message': 'sent',
  'message left': 'sent',
  failed: 'bounced',
  invalid: 'bounced',
  rejected: 'bounced',
  'keine antwort': 'sent',
  'keine reaktion': 'sent',
  'keine rückmeldung': 'sent',
  kontaktiert: 'sent',
  interessiert: 'replied',
  interesse: 'replied',
  'hat interesse': 'replied',
  'pas de réponse': 'sent',
  'sans réponse': 'sent',
  contacté: 'sent',
  intéressé: 'replied',
  'sin respuesta': 'sent',
  contactado: 'sent',
  interesado: 'replied',
  'geen reactie': 'sent',
  'geen antwoord': 'sent',
  'sem resposta': 'sent',
  interessado: 'replied',
  'nessuna risposta': 'sent',
  contattato: 'sent',
  interessato: 'replied',
};

let ofCalls: Map<string, string> | undefined;
let written: Map<string, string> | undefined;

/**
 * The outcome that a word of another program stands for, by the name it has in a new journal; '' where the word says
 * that there was no contact, undefined where it is not known. `isWritten` is of messages, which are sent and replied to.
 */
export function knownOutcome(text: string, isWritten: boolean): string | undefined {
  written ??= new Map(Object.entries(ofMessages).map(([theirs, ours]) => [wordKey(theirs), ours]));
  const key = wordKey(text);
  const found = (isWritten ? written.get(key) : undefined) ?? knownOutcomes().get(key);
  return found === 'none' ? '' : found;
}

/** The words of other programs by their key, with the outcome or `none` that each stands for. */
export function knownOutcomes(): ReadonlyMap<string, string> {
  return (ofCalls ??= byKey());
}

/** Whether a cell for a word has none: it is blank, or holds signs alone. */
export function isBlankWord(text: string): boolean {
  return text === '' || wordKey(text) === '' || isFiller(text);
}

/** Of a word that stands twice the first counts. */
function byKey(): Map<string, string> {
  const words = new Map<string, string>();
  for (const [ours, names] of Object.entries(theirs))
    for (const name of names.split(',')) {
      const key = wordKey(name);
      if (key !== '' && !words.has(key)) words.set(key, ours);
    }
  return words;
}
