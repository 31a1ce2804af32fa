import type { Channel } from '../../domain/touch.js';

/**
 * What columns are called, in a line for each field and language. Names are parted by commas, the surest first, and
 * compared without case, accents, blanks and signs. Behind a bar stand those that may as well mean something else: they
 * count only where nothing surer is there, and for outcomes, channels and the like only where the cells fit.
 */
export const namesByField = `
at en: at, date, sent at, sent at utc, sent on, sent date, date sent, called at, called on, call date, call time, call start time, contacted at, contacted on, contact date, date of contact, date contacted, datetime, date time, date and time, date & time, activity date, touch date, visit date, meeting date, engage date, start date & time, start time, started at, timestamp, when, date utc, datetime utc, timestamp utc, time stamp, last contacted, last contact, last contact date, last contacted at, last contact on, last activity, last activity date, last touch, last called, last call, last call date, last emailed, logged at, logged at utc | due date, start, started, start date, day, created, created at, created on, created time, create date, created date, date created, creation date, entry date, date added, added on
at de: datum, aktivitätsdatum, datum und uhrzeit, datum uhrzeit, anrufdatum, kontaktdatum, gesprächsdatum, kontaktiert am, angerufen am, gesendet am, versendet am, wann, zeitpunkt, zeitstempel, besuchsdatum, letzter kontakt, letzter anruf, zuletzt kontaktiert, letzte aktivität | tag, beginn, erstellt am, erfasst am, angelegt am, erstelldatum, erstellungsdatum
at fr: date, date et heure, date appel, date d'appel, date de l'appel, date du contact, date de contact, date d'envoi, envoyé le, appelé le, contacté le, quand, horodatage, dernier contact, date du dernier contact, dernier appel, dernière relance | jour, début, créé le, date de création
at es: fecha, fecha y hora, fecha de llamada, fecha de la llamada, fecha de contacto, fecha contacto, fecha de envío, enviado el, llamado el, contactado el, cuándo, último contacto, fecha último contacto, fecha de último contacto, última llamada | día, inicio, creado el, fecha de creación
at nl: datum, datum en tijd, datum tijd, beldatum, belmoment, contactdatum, gebeld op, verzonden op, wanneer, laatste contact, laatst gesproken, laatste contactdatum | dag, begin, aangemaakt op, aanmaakdatum
at pt: data, data e hora, data da ligação, data da chamada, data do contato, data do contacto, data de envio, enviado em, quando, último contato, último contacto, data do último contato | dia, início, criado em, data de criação
at it: data, data e ora, data chiamata, data della chiamata, data contatto, data del contatto, data invio, inviato il, quando, ultimo contatto, data ultimo contatto | giorno, inizio, creato il, data creazione
date en: | date, local date
time en: time, time of day, local time, due time | hour
time de: uhrzeit, zeit
time fr: heure, heure de l'appel, heure d'appel
time es: hora, hora de llamada
time nl: tijd, tijdstip
time pt: hora, horário
time it: ora, orario
lead en: lead, contact person, contact name, person name, lead name, full name, fullname, contact full name, display name, invitee name, attendee, attendee name, prospect, prospect name, associated contact, associated contacts, contact, person, name, recipient, recipient name, decision maker, callee, contact names | customer name, client name, customer, client, account name, prospects, contacts, who, whom, callee name, to name, member, subscriber, participant, guest
lead de: ansprechpartner, zugehöriger kontakt, zugehörige kontakte, ansprechpartnerin, kontaktperson, kontaktname, vollständiger name, voller name, interessent, kontakt, gesprächspartner, name | kunde, kundenname, wer, person, teilnehmer, empfänger
lead fr: nom complet, nom du contact, personne de contact, interlocuteur, prospect, contact, nom et prénom, prénom et nom | nom, client, nom du client, qui, destinataire
lead es: nombre completo, nombre y apellidos, nombre y apellido, persona de contacto, nombre del contacto, nombre de contacto, prospecto, contacto, interesado | nombre, cliente, nombre del cliente, quién, destinatario
lead nl: contactpersoon, volledige naam, naam contactpersoon, contact, prospect, relatie, naam | klant, klantnaam, wie, ontvanger
lead pt: nome completo, nome do contato, nome do contacto, pessoa de contato, contato, contacto, prospecto, nome | cliente, nome do cliente, quem, destinatário
lead it: nome completo, nome e cognome, cognome e nome, nominativo, referente, persona di contatto, contatto | nome, cliente, nome cliente, chi, destinatario
first-name en: first name, given name, forename, christian name, fname, first, invitee first name, contact first name, firstname of contact
first-name de: vorname, rufname
first-name fr: prénom
first-name es: nombre de pila, primer nombre
first-name nl: voornaam
first-name pt: primeiro nome
first-name it: nome di battesimo
last-name en: last name, family name, surname, lname, last, invitee last name, contact last name
last-name de: nachname, familienname, zuname
last-name fr: nom de famille
last-name es: apellidos, apellido, primer apellido
last-name nl: achternaam, familienaam
last-name pt: sobrenome, apelido, último nome
last-name it: cognome
title en: job title, position, title, organization title, role, occupation, profession, contact title, jobtitle, primary contact title | function, designation
title de: berufsbezeichnung, stellenbezeichnung, jobtitel, funktion, rolle, beruf | titel
title fr: fonction, poste, intitulé de poste, titre du poste, profession, qualité | titre
title es: cargo, puesto, puesto de trabajo, título del puesto, profesión | título
title nl: functie, functietitel, beroep, rol | titel
title pt: cargo, função, profissão | título
title it: ruolo, qualifica, mansione, posizione, professione | titolo
email en: email, e-mail, mail, email address, e-mail address, mail address, email addresses, emails, work email, personal email, business email, home email, private email, company email, contact email, lead email, invitee email, person email, customer email, client email, secondary email, tertiary email, other email, alternate email, primary email, email value, to email, recipient email, attendee email, primary contact primary email, primary contact other emails | recipient address
email de: e-mail-adresse, emailadresse, mailadresse, e-mail geschäftlich, e-mail privat, elektronische post
email fr: courriel, adresse e-mail, adresse email, adresse mail, mél, adresse électronique, e-mail professionnel, email pro
email es: correo, correo electrónico, dirección de correo, dirección de correo electrónico, email de contacto
email nl: e-mailadres, emailadres, mailadres
email pt: correio eletrónico, correio eletrônico, endereço de e-mail, e-mail do contato
email it: posta elettronica, indirizzo email, indirizzo e-mail, indirizzo di posta, pec
phone en: phone, phone number, telephone, telephone number, tel, tel no, mobile, mobile phone, mobile number, cell, cell phone, cellphone, work phone, business phone, home phone, direct phone, work direct phone, direct dial, direct line, office phone, company phone, corporate phone, main phone, company main phone, primary phone, other phone, alternate phone, alternate number, secondary phone, phone value, phone no, phones, contact phone, contact number, customer number, customer phone, client phone, lead phone, person phone, to number, dialed number, called number, number dialed, primary contact primary phone, primary contact other phones, telephone 1, whatsapp, whatsapp number | alternate, number, to, callee number
phone de: telefon, telefonnummer, telefonnr, tel nr, rufnummer, handy, handynummer, mobil, mobilnummer, mobiltelefon, mobilfunk, festnetz, durchwahl, telefon geschäftlich, telefon privat, firmentelefon, zentrale | nummer
phone fr: téléphone, tél, numéro de téléphone, n° de téléphone, n° tél, numéro, portable, téléphone portable, mobile, téléphone fixe, ligne directe, fixe
phone es: teléfono, tel, número de teléfono, móvil, celular, teléfono móvil, teléfono fijo, teléfono de contacto | número
phone nl: telefoon, telefoonnummer, telnr, mobiel, mobiele telefoon, gsm, mobiel nummer, vast nummer
phone pt: telefone, telefones, número de telefone, telemóvel, celular, fone, telefone celular | número
phone it: telefono, numero di telefono, cellulare, numero di cellulare, tel, recapito telefonico, fisso | numero, recapito
company en: company, company name, organization, organisation, organization name, organisation name, firm, firm name, employer, account, account name, business, business name, company / account, current company, associated company, workplace, companies, shop, store | customer, client, customer name, client name, name, agency, school
company de: firma, firmenname, unternehmen, unternehmensname, organisation, betrieb, gesellschaft, arbeitgeber, geschäft, firma/organisation | kunde, kundenname, name
company fr: société, entreprise, raison sociale, nom de la société, nom société, nom de l'entreprise, organisation, organisme, établissement, compte, employeur, enseigne | client, nom du client, nom
company es: empresa, compañía, nombre de la empresa, razón social, organización, sociedad, negocio, cuenta | cliente, nombre del cliente, nombre
company nl: bedrijf, bedrijfsnaam, organisatie, firma, onderneming, werkgever, account | klant, klantnaam, naam
company pt: empresa, nome da empresa, razão social, companhia, organização, conta, negócio | cliente, nome do cliente, nome
company it: azienda, nome azienda, ragione sociale, società, impresa, ditta, organizzazione, account | cliente, nome cliente, nome
url en: url, profile url, linkedin, linkedin url, linkedin profile, linkedin profile url, person linkedin url, profile, profile link, public profile url | website, web page, webpage, web site, site, homepage, link, company website, website value, company url, domain
url de: profil, linkedin-profil, xing, xing-profil | webseite, website, internetseite, homepage, internet
url fr: profil, profil linkedin | site web, site internet, site, lien
url es: perfil, perfil de linkedin | sitio web, página web, web, enlace
url nl: profiel, linkedin-profiel | website, webadres
url pt: perfil, perfil do linkedin | site, página web, sítio web
url it: profilo, profilo linkedin | sito web, sito, sito internet
source en: source, lead source, leadsource, original source, original traffic source, source name, acquisition source, referral source, how did you hear about us, how found, found via, came from, origin source
source de: quelle, leadquelle, lead-quelle, herkunft, kontaktquelle, gefunden über
source fr: source du lead, provenance, source du prospect, origine du lead
source es: fuente, fuente del lead, origen del lead, fuente de captación, procedencia
source nl: bron, leadbron, herkomst
source pt: fonte, fonte do lead, origem do lead, proveniência
source it: fonte, fonte del lead, provenienza, fonte contatto
origin en: origin
tier en: tier, lead tier, rank, grade, lead grade | priority, rating, class, category, abc
tier de: stufe, kundenklasse, abc-klasse | priorität, klasse, einstufung
tier fr: niveau, classement | priorité, catégorie
tier es: nivel, clasificación | prioridad, categoría
tier nl: niveau, klasse | prioriteit, categorie
tier pt: nível, classificação | prioridade, categoria
tier it: livello, classe | priorità, categoria
tag en: tag, tags, label, labels, categories, group membership, groups, segments, keywords of lead | segment, category
tag de: schlagwort, schlagworte, schlagwörter, kategorien, etikett, etiketten, markierung | gruppe
tag fr: étiquette, étiquettes, libellés, mots-clés, catégories
tag es: etiqueta, etiquetas, categorías
tag nl: labels, trefwoorden, categorieën
tag pt: etiqueta, etiquetas, marcadores, categorias
tag it: etichetta, etichette, categorie
lead-external-id en: lead external id, contact id, lead id, leadid, person id, customer id, client id, customer no, customer number id, prospect id, associated contact ids, associated contact id, associated contacts ids, contact ids, who id, whoid, name id, contact record id, apollo contact id
lead-external-id de: kundennummer, kundennr, kunden-id, kontakt-id, personen-id
lead-external-id fr: id contact, numéro client, n° client, code client, id client
lead-external-id es: id contacto, número de cliente, código de cliente, id cliente
lead-external-id nl: klantnummer, klant-id, contact-id, relatienummer
lead-external-id pt: id do contato, código do cliente, número do cliente, id cliente
lead-external-id it: id contatto, codice cliente, numero cliente, id cliente
external-id en: external id, record id, id, activity id, call id, call sid, callsid, sid, task id, event id, event uuid, uuid, guid, opportunity id, deal id, message id, messageid, unique id, system id, reference id, reference, ref, row id, key
external-id de: externe id, datensatz-id, vorgangsnummer, referenz, aktivitäts-id, lfd nr, laufende nummer
external-id fr: identifiant, id externe, référence, n° d'enregistrement, identifiant externe
external-id es: id externo, identificador, referencia, id de registro
external-id nl: extern id, referentie, kenmerk, record-id
external-id pt: id externo, identificador, referência, id do registro
external-id it: id esterno, identificativo, riferimento
created en: created, created at, created on, created date, create date, created time, date created, creation date, date added, added on, added, entry date, connected on, person created, optin time, sign-up date, signup date, subscribed at
created de: erstellt, erstellungsdatum, erstellt am, angelegt am, erfasst am, erstelldatum, anlagedatum, aufgenommen am, hinzugefügt am
created fr: créé le, date de création, ajouté le, date d'ajout, créé
created es: creado, creado el, fecha de creación, fecha de alta, añadido el
created nl: aangemaakt, aangemaakt op, aanmaakdatum, toegevoegd op
created pt: criado, criado em, data de criação, adicionado em
created it: creato, creato il, data creazione, data di creazione, aggiunto il
stopped en: stopped, do not call, do not contact, do not email, do not mail, dnc, opted out, opt out, email opt out, has opted out of email, unsubscribed, unsubscribe, blacklisted, not to be contacted
stopped de: gesperrt, nicht anrufen, nicht kontaktieren, kontaktsperre, werbesperre, abgemeldet, sperrvermerk
stopped fr: ne pas appeler, ne pas contacter, désinscrit, opposition, désabonné
stopped es: no llamar, no contactar, dado de baja, baja
stopped nl: niet bellen, niet benaderen, afgemeld, uitgeschreven
stopped pt: não ligar, não contactar, não contatar, descadastrado
stopped it: non chiamare, non contattare, disiscritto, cancellato
tactic en: tactic, campaign, campaign name, sequence, sequence name, cadence, cadence name, play, approach, calling list, call list, list name, outreach campaign | list, script, template, variant, experiment
tactic de: taktik, kampagne, kampagnenname, sequenz, aktion, anrufliste | liste, skript, leitfaden, vorlage
tactic fr: tactique, campagne, nom de la campagne, séquence | liste, script, modèle
tactic es: táctica, campaña, nombre de la campaña, secuencia | lista, guion, plantilla
tactic nl: tactiek, campagne, campagnenaam, sequentie | lijst, script, sjabloon
tactic pt: tática, campanha, nome da campanha, sequência, cadência | lista, roteiro, modelo
tactic it: tattica, campagna, nome campagna, sequenza | lista, copione, modello
channel en: channel, contact method, method of contact, contacted via, contacted by, medium, activity type, communication type, touch type, interaction type, contact type, outreach channel | type, method, via, mode, task subtype, platform, means
channel de: kanal, kontaktart, kontaktweg, aktivitätstyp, medium, kontaktkanal | art, typ, weg, über
channel fr: canal, moyen de contact, mode de contact, type d'activité, type de contact | type, moyen, mode, via
channel es: canal, medio de contacto, vía de contacto, tipo de actividad, tipo de contacto | tipo, medio, vía
channel nl: kanaal, contactmethode, contactwijze, activiteitstype, soort contact | soort, type, via
channel pt: canal, meio de contato, meio de contacto, tipo de atividade, tipo de contato | tipo, meio, via
channel it: canale, mezzo di contatto, modalità di contatto, tipo di attività, tipo contatto | tipo, mezzo, modalità, via
kind en: kind | type, call type, warmth, temperature
outcome en: outcome, call outcome, call result, result, disposition, call disposition, meeting outcome, activity outcome, contact outcome, outcome label, response, reply status, call response | status, call status, lead status, email status, contact status, deal status, deal stage, stage, state, answer, answered, done
outcome de: ergebnis, anrufergebnis, gesprächsergebnis, resultat, ausgang, kontaktergebnis, reaktion | status, leadstatus, lead-status, stand, anrufstatus, phase
outcome fr: résultat, résultat de l'appel, résultat appel, issue, réponse, retour | statut, état, statut du lead, étape, phase
outcome es: resultado, resultado de la llamada, resultado llamada, respuesta, desenlace | estado, estatus, etapa, fase
outcome nl: resultaat, uitkomst, belresultaat, reactie, gespreksresultaat | status, leadstatus, stand, fase
outcome pt: resultado, resultado da ligação, resultado da chamada, resposta, desfecho | status, estado, situação, etapa, fase
outcome it: esito, risultato, esito chiamata, esito della chiamata, risposta | stato, fase, status
result-at en: result date, outcome date, close date, closed date, closed on, date closed, closed at, won date, won time, lost time, deal closed on, decision date, response date, replied at
result-at de: ergebnisdatum, abschlussdatum, abgeschlossen am, entscheidungsdatum, antwort am
result-at fr: date du résultat, date de clôture, clôturé le, date de réponse
result-at es: fecha del resultado, fecha de cierre, cerrado el, fecha de respuesta
result-at nl: resultaatdatum, sluitingsdatum, afgesloten op, afsluitdatum
result-at pt: data do resultado, data de fechamento, data de fecho, fechado em
result-at it: data esito, data di chiusura, data chiusura, chiuso il
reason en: reason, lost reason, loss reason, closed lost reason, reason lost, lost because, rejection reason, objection, failure reason
reason de: grund, ablehnungsgrund, absagegrund, verlustgrund, einwand
reason fr: motif, raison, motif de refus, motif de perte, objection
reason es: motivo, razón, motivo de pérdida, motivo de rechazo, objeción
reason nl: reden, reden van verlies, afwijsreden, bezwaar
reason pt: motivo, razão, motivo da perda, motivo de perda, objeção
reason it: motivo, ragione, motivo di perdita, motivo perdita, obiezione
broke en: broke
duration en: duration, call duration, talk time, talk duration, call length, length, time spent, conversation time, in-call duration, meeting duration, time taken
duration de: dauer, gesprächsdauer, anrufdauer, zeitaufwand, aufwand, gesprächszeit
duration fr: durée, durée de l'appel, durée d'appel, durée appel, temps passé
duration es: duración, duración de la llamada, duración llamada, tiempo dedicado
duration nl: duur, gespreksduur, belduur, tijdsduur, tijdsbesteding
duration pt: duração, duração da ligação, duração da chamada, tempo gasto
duration it: durata, durata chiamata, durata della chiamata, tempo impiegato
minutes en: minutes, mins, min, duration minutes, duration in minutes, call duration minutes, duration min, minutes spent, call minutes
minutes de: minuten, dauer minuten, dauer in minuten, dauer min
minutes fr: durée en minutes, durée minutes, durée min
minutes es: minutos, duración en minutos, duración min
minutes nl: minuten, duur in minuten, duur min
minutes pt: minutos, duração em minutos, duração min
minutes it: minuti, durata in minuti, durata min
seconds en: seconds, secs, sec, duration seconds, duration in seconds, call duration seconds, call duration in seconds, duration sec, duration s, talk time seconds, call seconds
seconds de: sekunden, dauer sekunden, dauer in sekunden, dauer sek
seconds fr: secondes, durée en secondes, durée sec
seconds es: segundos, duración en segundos, duración seg
seconds nl: seconden, duur in seconden, duur sec
seconds pt: segundos, duração em segundos, duração seg
seconds it: secondi, durata in secondi, durata sec
milliseconds en: milliseconds, millis, ms, duration ms, duration milliseconds, duration in milliseconds, call duration ms, call duration milliseconds
milliseconds de: millisekunden, dauer ms
hours en: hours, hrs, duration hours, duration in hours, hours spent
hours de: stunden, dauer stunden, dauer in stunden, std
hours fr: heures, durée en heures
hours es: horas, duración en horas
hours nl: uren, duur in uren
hours pt: horas, duração em horas
hours it: ore, durata in ore
cost en: cost, costs, spend, expense, amount spent, touch cost
cost de: kosten, ausgaben
cost fr: coût, coûts, dépense, dépenses
cost es: coste, costo, gasto
cost nl: kosten, uitgaven
cost pt: custo, despesa
cost it: costo, spesa
value en: value, deal value, close value, deal amount, opportunity value, opportunity amount, contract value, order value, revenue, deal size | amount, price
value de: wert, auftragswert, dealwert, angebotswert, umsatz, auftragssumme | betrag, summe, preis
value fr: valeur, montant, chiffre, valeur du contrat, montant du devis | prix
value es: valor, importe, monto, valor del contrato | precio
value nl: waarde, dealwaarde, orderwaarde, omzet | bedrag, prijs
value pt: valor, valor do negócio, montante | preço
value it: valore, importo, valore contratto | prezzo
currency en: currency, currency of value, currency code
currency de: währung
currency fr: devise, monnaie
currency es: moneda, divisa
currency nl: valuta
currency pt: moeda
currency it: valuta
energy en: energy
note en: note, notes, comment, comments, call notes, meeting notes, description, remark, remarks, full comments, memo, call summary, summary, note body, details, call comments | subject, email subject, body
note de: notiz, notizen, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, gesprächsnotiz, beschreibung | betreff
note fr: note d'appel, notes d'appel, commentaire, commentaires, remarque, remarques, observation, observations | objet, sujet
note es: nota, notas, comentario, comentarios, observación, observaciones, descripción | asunto
note nl: notitie, notities, opmerking, opmerkingen, toelichting, omschrijving | onderwerp
note pt: nota, notas, comentário, comentários, observação, observações, anotações, descrição | assunto
note it: nota, annotazione, commento, commenti, osservazioni, descrizione | oggetto
next en: next, next follow-up, next followup, next follow up date, next contact, next contact date, next call, next call date, next step date, next date, next action date, next activity date, follow-up date, followup date, follow-up on, follow up, followup, follow-up at, call back on, callback date, callback time, recall date, remind me on, reminder, reminder date, due back
next de: nächste aktivität am, wiedervorlage, wiedervorlagedatum, wiedervorlage am, nächster kontakt, nächster termin, nächster anruf, rückruf am, rückrufdatum, erinnerung, nachfassen am, nächster schritt am, follow-up
next fr: relance, date de relance, relancer le, prochaine relance, prochain contact, prochain appel, prochain rendez-vous, rappeler le, date de rappel, rappel, prochaine action le, date prochaine action, date de la prochaine action
next es: seguimiento, fecha de seguimiento, próximo seguimiento, próximo contacto, próxima llamada, volver a llamar el, recordatorio, fecha próxima acción, fecha de la próxima acción
next nl: opvolgdatum, opvolgen op, volgende contact, volgend contact, volgende afspraak, terugbellen op, terugbeldatum, herinnering, datum volgende actie, follow-up datum
next pt: próximo contato, próximo contacto, próxima ligação, data de retorno, retornar em, retorno, acompanhamento, data da próxima ação, lembrete, próximo follow-up
next it: prossimo contatto, prossima chiamata, prossimo appuntamento, richiamare il, data richiamo, richiamo, promemoria, data prossima azione, ricontattare il, prossimo follow-up
do en: do, next step, next steps, next action, to do, todo, next activity, what next, action required, follow-up action, next task
do de: nächster schritt, nächste schritte, nächste aktion, nächste aktivität, zu tun, aufgabe, was tun, folgeaktion
do fr: prochaine étape, prochaine action, à faire, action à mener, étape suivante, action suivante
do es: próximo paso, siguiente paso, próxima acción, siguiente acción, por hacer, pendiente, acción
do nl: volgende stap, volgende actie, vervolgactie, te doen, vervolgstap, actie
do pt: próximo passo, próxima ação, a fazer, próxima etapa, ação
do it: prossimo passo, prossima azione, da fare, passo successivo, azione
owner en: owner of next step, next step owner, handed to, handed over to, hand-off, handoff, hand off to, handoff to
owner de: übergeben an, übergabe an
owner fr: transmis à, remis à
owner es: entregado a, traspasado a
owner nl: overgedragen aan
owner pt: passado a, encaminhado a
owner it: passato a, affidato a
`;

/** Names of dates that tell when a lead was last spoken to: each row is a lead with its last touch, and ids are its. */
export const lastTouchNames =
  'last contacted, last contact, last contact date, last contacted at, last contact on, last activity, last activity date, last touch, last called, last call, last call date, last emailed, letzter kontakt, letzter anruf, zuletzt kontaktiert, letzte aktivität, dernier contact, date du dernier contact, dernier appel, último contacto, fecha último contacto, fecha de último contacto, última llamada, laatste contact, laatste contactdatum, último contato, data do último contato, ultimo contatto, data ultimo contatto';

/** Columns that tell by which channel the touches of a file went, where no column says it and the tactic is new. */
export const channelSigns: Partial<Record<Channel, string>> = {
  email:
    'email subject, subject line, email body, email body hash, opened, opens, open count, clicked, clicks, bounced, message id, thread id, email status, sent at, sent at utc, betreff, objet du mail',
  call: 'call sid, call id, caller id, call duration, call outcome, call result, call disposition, from number, dialed number, call notes, call recording, recording url',
  social: 'connection message, inmail, profile visited, connection degree',
};
